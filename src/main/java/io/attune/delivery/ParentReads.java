package io.attune.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.call.Calls;
import io.attune.catalog.Catalog;
import io.attune.connection.Connection;
import io.attune.connector.Change;
import io.attune.connector.ConnectorObject;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.retry.Outcome;
import io.attune.sync.Actors;
import io.attune.sync.SyncStep;
import io.attune.sync.Told;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Reads expected parents from the system that referred to them, so that nobody waits for a webhook that was long ago.
 */
@ApplicationScoped
class ParentReads {

    private static final String UNSEEN = """
            select record.mapping, link.system, link.ext_id from record join link on link.record = record.id
            where record.id = any($1) and not record.seen and link.ext_id is not null""";

    private final Pool pool;
    private final Catalog catalog;
    private final Calls calls;
    private final SyncStep step;
    private final Clock clock;

    ParentReads(Pool pool, Catalog catalog, Calls calls, SyncStep step, Clock clock) {
        this.pool = pool;
        this.catalog = catalog;
        this.calls = calls;
        this.step = step;
        this.clock = clock;
    }

    /** One that cannot be read now stays expected. */
    Uni<Void> readUnseen(Collection<UUID> parents) {
        return pool.preparedQuery(UNSEEN).execute(Tuple.of(parents.toArray(UUID[]::new)))
                .chain(rows -> Multi.createFrom().iterable(rows)
                        .onItem().transformToUniAndConcatenate(this::read)
                        .collect().last()
                        .replaceWithVoid());
    }

    private Uni<Void> read(Row row) {
        return source(row).map(source -> calls
                        .make(source.connection(), source.object(),
                                source.object().read(source.connection(), row.getString("ext_id")))
                        .chain(outcome -> take(source, row.getString("ext_id"), outcome)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private record Source(Mapping mapping, MappedSystem system, Connection connection, ConnectorObject object) {}

    private Optional<Source> source(Row row) {
        var mapping = catalog.mapping(row.getString("mapping"));
        var system = mapping.flatMap(found -> found.system(row.getString("system")));
        var connection = system.flatMap(found -> catalog.connection(found.connection()));
        var object = connection.flatMap(found -> found.connector().object(system.get().object()));
        return object.map(found -> new Source(mapping.get(), system.get(), connection.get(), found));
    }

    private Uni<Void> take(Source source, String id, Outcome outcome) {
        if (!(outcome instanceof Outcome.Done done) || !(done.record() instanceof ObjectNode record)) {
            return Uni.createFrom().voidItem();
        }
        var observed = source.object().observed(record);
        var change = new Change(source.system().object(), id, Change.Kind.SEEN, record,
                observed.revision(), observed.changedAt(), observed.actor(), false);
        return step.run(new Told(source.mapping(), source.system(), change, clock.instant(), OptionalLong.empty(),
                        Actors.of(source.connection(), observed.actor()), Told.Evidence.READ))
                .replaceWithVoid();
    }
}
