package io.attune.decision;

import io.attune.catalog.Catalog;
import io.attune.mapping.Mapping;
import io.attune.merge.Decide;
import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.attune.merge.Step;
import io.attune.record.RecordLoader;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.attune.sync.Lagging;
import io.attune.sync.MappingRules;
import io.attune.sync.RuleBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Loads the record that is decided on, locked, with the mapping it is under, and stores the step. */
@ApplicationScoped
class Decider {

    private final Catalog catalog;
    private final RuleBook rules;
    private final RecordLoader loader;
    private final RecordWriter writer;
    private final Event<Lagging> lagging;
    private final Clock clock;

    Decider(Catalog catalog, RuleBook rules, RecordLoader loader, RecordWriter writer, Event<Lagging> lagging,
            Clock clock) {
        this.catalog = catalog;
        this.rules = rules;
        this.loader = loader;
        this.writer = writer;
        this.lagging = lagging;
        this.clock = clock;
    }

    /** A record as it is decided on. */
    record Case(Mapping mapping, Rules rules, RecordState state) {}

    /** Locked until the transaction ends. Empty where no mapping in force knows it. */
    Uni<Optional<Case>> load(SqlConnection db, UUID record) {
        return loader.load(db, record).map(found -> found.flatMap(stored -> catalog.mapping(stored.mapping())
                .map(mapping -> new Case(mapping, rules.of(mapping), stored.state()))));
    }

    Decide.Person person(String name) {
        return new Decide.Person(name, clock.instant());
    }

    Uni<Void> save(SqlConnection db, Case one, Step step) {
        return writer.save(db, saving(one, step));
    }

    Saving saving(Case one, Step step) {
        return new Saving(one.mapping().name(), one.rules(), Optional.of(one.state()), step, OptionalLong.empty(),
                clock.instant(), MappingRules.connections(one.mapping()));
    }

    /** Once it is committed: whoever delivers may look at once. */
    void announce(Mapping mapping) {
        lagging.fire(new Lagging(mapping.name()));
    }
}
