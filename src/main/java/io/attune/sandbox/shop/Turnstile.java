package io.attune.sandbox.shop;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets one piece of work through at a time, in the order in which they came. */
final class Turnstile {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final AtomicInteger calls = new AtomicInteger();
    private boolean taken;

    /** Runs the work when it is its turn. The next one follows when it is over, well or badly. */
    <T> Uni<T> pass(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (waiting) {
                waiting.add(() -> run(work, emitter));
            }
            turn();
        });
    }

    private <T> void run(Supplier<Uni<T>> work, UniEmitter<? super T> emitter) {
        Uni.createFrom().deferred(() -> work.get()).onTermination().invoke(this::leave)
                .subscribe().with(emitter::complete, emitter::fail);
    }

    private void leave() {
        synchronized (waiting) {
            taken = false;
        }
        turn();
    }

    /** Only the outermost call turns: work that is over at once must not pile up on the stack. */
    private void turn() {
        if (calls.getAndIncrement() == 0) {
            do {
                next().ifPresent(Runnable::run);
            } while (calls.decrementAndGet() != 0);
        }
    }

    private Optional<Runnable> next() {
        synchronized (waiting) {
            if (taken || waiting.isEmpty()) {
                return Optional.empty();
            }
            taken = true;
            return Optional.of(waiting.remove());
        }
    }
}
