package io.attune.sync;

import io.attune.merge.Expected;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.MergedRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Records that something refers to, and that turn out to be others of ours once they are read. */
@ApplicationScoped
class Expectations {

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
        return store.save(db, told, Optional.of(expected), step)
                .call(() -> MergedRecords.note(db, expected.id(), other, clock.instant()));
    }
}
