package io.attune.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.catalog.Catalog;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.mapping.ReferenceKey;
import io.attune.mapping.References;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.Identity;
import io.attune.record.RecordIds;
import io.attune.record.RecordLoader;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Finds the records that a telling refers to, and what it looks up in others. One that was not seen yet gets an
 * expected record: an id, and no values.
 */
@ApplicationScoped
class Parents {

    private final Catalog catalog;
    private final RecordLoader loader;
    private final RecordWriter writer;
    private final RecordIds ids;
    private final RuleBook rules;
    private final Clock clock;

    Parents(Catalog catalog, RecordLoader loader, RecordWriter writer, RecordIds ids, RuleBook rules,
            Clock clock) {
        this.catalog = catalog;
        this.loader = loader;
        this.writer = writer;
        this.ids = ids;
        this.rules = rules;
        this.clock = clock;
    }

    Uni<References> referredTo(SqlConnection db, Mapping mapping, MappedSystem system, JsonNode record) {
        var keys = mapping.references(system.name(), record);
        Map<ReferenceKey, String> found = new HashMap<>();
        return Multi.createFrom().iterable(keys)
                .onItem().transformToUniAndConcatenate(key -> parent(db, system, key)
                        .invoke(id -> id.ifPresent(parent -> found.put(key, parent.toString()))))
                .collect().last()
                .chain(() -> Lookups.find(db, mapping.lookups(system.name(), record)))
                .map(others -> KnownReferences.reading(found, others));
    }

    private Uni<Optional<UUID>> parent(SqlConnection db, MappedSystem child, ReferenceKey key) {
        var mapping = catalog.mapping(key.mapping());
        var system = mapping.flatMap(parents -> sameConnection(parents, child));
        if (system.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var identity = new Identity(key.mapping(), system.get().name(), key.id());
        return loader.referred(db, identity)
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : expect(db, mapping.get(), identity));
    }

    static Optional<MappedSystem> sameConnection(Mapping parents, MappedSystem child) {
        return parents.systems().stream().filter(system -> system.connection().equals(child.connection())).findFirst();
    }

    private Uni<Optional<UUID>> expect(SqlConnection db, Mapping mapping, Identity identity) {
        return loader.lockIdentity(db, identity)
                .chain(() -> loader.referred(db, identity))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : create(db, mapping, identity));
    }

    private Uni<Optional<UUID>> create(SqlConnection db, Mapping mapping, Identity identity) {
        var state = RecordState.expected(ids.next(), mapping.version(), identity.system(), identity.externalId());
        var saving = new Saving(mapping.name(), rules.of(mapping), Optional.empty(), new Step(state, List.of()),
                OptionalLong.empty(), clock.instant(), MappingRules.connections(mapping));
        return writer.save(db, saving).replaceWith(Optional.of(state.id()));
    }
}
