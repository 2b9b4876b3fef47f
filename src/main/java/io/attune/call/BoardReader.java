package io.attune.call;

import io.attune.process.Replicas;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Looks each second what the other processes leave alone. */
@ApplicationScoped
class BoardReader {

    private final SharedBoard board;
    private final Caller caller;
    private final Replicas replicas;

    BoardReader(SharedBoard board, Caller caller, Replicas replicas) {
        this.board = board;
        this.caller = caller;
        this.replicas = replicas;
    }

    @Scheduled(every = "1s", identity = "standstills", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        var others = replicas.living() > 1 ? board.others() : Uni.createFrom().item(List.<Standstill>of());
        return others.invoke(caller::heed).replaceWithVoid();
    }
}
