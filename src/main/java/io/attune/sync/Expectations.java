package io.attune.sync;

import io.attune.merge.Expected;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.Awaited;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records that something refers to, and that turn out to be others of ours once they are read. */
@ApplicationScoped
class Expectations {

    private static final String MERGED = "update record set merged_into = $2 where id = $1 or merged_into = $1";
    private final StepStore store;
    private final Clock clock;

    Expectations(StepStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whoever refers to it refers to the other from now on. It lets go of its id, so the other can be linked to it. */
    Uni<StepResult> isAnother(SqlConnection db, Told told, RecordState expected, UUID other) {
        return means(db, told, expected, Expected.isAnother(expected, told.system().name(), clock.instant()), other);
    }

    /** The system made one of it and the other. What refers to its id there means the other from now on. */
    Uni<StepResult> wasMerged(SqlConnection db, Told told, RecordState expected, UUID other) {
        return means(db, told, expected, Expected.wasMerged(expected, told.system().name(), clock.instant()), other);
    }

    private Uni<StepResult> means(SqlConnection db, Told told, RecordState expected, Step step, UUID other) {
        // The other one may be there already.
        var parent = new Awaited.Parent(expected.id(), Optional.empty(), clock.instant());
        return store.save(db, told, Optional.of(expected), step)
                .call(() -> db.preparedQuery(MERGED).execute(Tuple.of(expected.id(), other)))
                .call(() -> Awaited.wake(db, List.of(parent)));
    }
}
