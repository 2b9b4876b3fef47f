package io.attune.call;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts a circuit breaker around a reactive call. Resilience4j has no Mutiny module; this is all we need of one. */
final class GuardedCall {

    private GuardedCall() {}

    /**
     * Each subscription asks for a permission of its own, and gives it back if it is cancelled or tells nothing: a
     * permission kept would leave a half-open breaker half-open for good.
     *
     * @param judge what an item says about the system
     * @param shut  the item in place of the call where the breaker permits none
     */
    static <T> Uni<T> guard(CircuitBreaker breaker, Supplier<Uni<? extends T>> call, Function<T, Health> judge,
            Supplier<T> shut) {
        return Uni.createFrom().deferred(() -> {
            if (!breaker.tryAcquirePermission()) {
                return Uni.createFrom().item(shut);
            }
            long start = breaker.getCurrentTimestamp();
            return Uni.createFrom().<T>deferred(call) // a call that throws before it starts is a failure too
                    .onItem().invoke(item -> tell(breaker, start, judge.apply(item)))
                    .onFailure().invoke(e -> breaker.onError(since(breaker, start), breaker.getTimestampUnit(), e))
                    .onCancellation().invoke(breaker::releasePermission);
        });
    }

    private static void tell(CircuitBreaker breaker, long start, Health health) {
        switch (health) {
            case UNTOLD -> breaker.releasePermission();
            case LOCKED_OUT -> open(breaker);
            default -> breaker.onResult(since(breaker, start), breaker.getTimestampUnit(), health);
        }
    }

    /** Once for many answers of calls that were under way together: each opening would double the wait. */
    private static void open(CircuitBreaker breaker) {
        if (breaker.getState() != State.OPEN) {
            breaker.transitionToOpenState();
        }
    }

    private static long since(CircuitBreaker breaker, long start) {
        return breaker.getCurrentTimestamp() - start;
    }
}
