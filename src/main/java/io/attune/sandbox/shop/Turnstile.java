package io.attune.sandbox.shop;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets one piece of work through at a time, in the order in which they came. */
final class Turnstile {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean taken;

    /** Runs the work when it is its turn. The next one follows when it is over, well or badly. */
    <T> Uni<T> pass(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> enter(() -> run(work, emitter)));
    }

    private <T> void run(Supplier<Uni<T>> work, UniEmitter<? super T> emitter) {
        Uni.createFrom().deferred(() -> work.get()).onTermination().invoke(this::leave)
                .subscribe().with(emitter::complete, emitter::fail);
    }

    private void enter(Runnable turn) {
        synchronized (waiting) {
            if (taken) {
                waiting.add(turn);
                return;
            }
            taken = true;
        }
        turn.run();
    }

    private void leave() {
        Runnable next;
        synchronized (waiting) {
            next = waiting.poll();
            taken = next != null;
        }
        if (next != null) {
            next.run();
        }
    }
}
