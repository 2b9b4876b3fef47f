package io.attune.sync;

import io.attune.connector.Change;
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

    /**
     * It was the record itself, or the one that our record is linked to there. If that one is gone, it may be deleted
     * or merged into this very one: its own delivery finds out, and this is heard again after it.
     */
    private Uni<StepResult> follow(Told told, Told found) {
        if (found.change().id().equals(told.change().id())) {
            return hear(found);
        }
        return found.change().kind() == Change.Kind.SEEN
                ? step.run(found).chain(() -> hear(told.with(Told.Evidence.BOTH_READ)))
                : step.run(found.with(Told.Evidence.LISTED)).onItem().failWith(() -> new NotReadable(
                        "what became of " + found.change().id() + " in " + told.system().name() + " is settled first"));
    }
}
