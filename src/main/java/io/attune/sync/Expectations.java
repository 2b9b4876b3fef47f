package io.attune.sync;

import io.attune.merge.Expected;
import io.attune.merge.RecordState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Records that something refers to, and that turn out to be others of ours once they are read. */
@ApplicationScoped
class Expectations {

    private static final String MERGED = "update record set merged_into = $2 where id = $1 or merged_into = $1";
    /** The other one may be there already. */
    private static final String WAKE_CHILDREN = """
            update delivery set due_at = least(due_at, $2) where state = 'waiting' and waits_for && $1""";

    private final StepStore store;
    private final Clock clock;

    Expectations(StepStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whoever refers to it refers to the other from now on. It lets go of its id, so the other can be linked to it. */
    Uni<StepResult> isAnother(SqlConnection db, Told told, RecordState expected, UUID other) {
        var now = clock.instant();
        var at = now.atOffset(ZoneOffset.UTC);
        return store.save(db, told, Optional.of(expected), Expected.isAnother(expected, told.system().name(), now))
                .call(() -> db.preparedQuery(MERGED).execute(Tuple.of(expected.id(), other)))
                .call(() -> db.preparedQuery(WAKE_CHILDREN).execute(Tuple.of(new UUID[] {expected.id()}, at)));
    }
}
