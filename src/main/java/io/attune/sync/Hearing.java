package io.attune.sync;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs the step that a telling leads to, and reads what must be known for it: outside of any transaction. */
@ApplicationScoped
public class Hearing {

    private final SyncStep step;
    private final Reads reads;

    Hearing(SyncStep step, Reads reads) {
        this.step = step;
        this.reads = reads;
    }

    /** Completes when all its steps are committed; fails where the system cannot be read now. */
    public Uni<StepResult> hear(Told told) {
        return step.run(told).chain(result -> result.readFirst()
                .map(id -> reads.read(told, id).chain(found -> follow(told, found)))
                .orElseGet(() -> Uni.createFrom().item(result)));
    }

    /** It was the record itself, or the one that our record is linked to there; then the first can be judged. */
    private Uni<StepResult> follow(Told told, Told found) {
        return found.change().id().equals(told.change().id())
                ? hear(found)
                : step.run(found).chain(() -> hear(told.with(Told.Evidence.BOTH_READ)));
    }
}
