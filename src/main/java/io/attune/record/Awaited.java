package io.attune.record;

import io.attune.batch.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records that deliveries of others wait for. */
public final class Awaited {

    // Not "state = 'waiting'": that would allow a plan through all that is due, whose index holds these too (PlansTest).
    private static final String WAKE = """
            update delivery set due_at = least(due_at, parent.at)
            from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as parent (record, connection, at)
            where waits_for <> '{}' and waits_for && array[parent.record] and state not in ('due', 'held', 'dead')
                and delivery.connection = coalesce(parent.connection, delivery.connection)""";

    private Awaited() {}

    /** @param connection where it is linked now; empty where it turned out to be another record of ours */
    public record Parent(UUID record, Optional<String> connection, Instant at) {}

    /** Whoever waits for one of them there looks again. */
    public static Uni<Void> wake(SqlConnection db, List<Parent> parents) {
        return Columns.of(parents).uuids(Parent::record).texts(one -> one.connection().orElse(null)).times(Parent::at)
                .run(db, WAKE);
    }
}
