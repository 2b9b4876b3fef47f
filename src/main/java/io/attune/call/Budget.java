package io.attune.call;

import io.attune.connector.Limits;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How often one connection may be called: a pause that holds for all its calls, calls at once, calls in a period.
 * Nobody waits here: who gets no permit is told how long to stay away.
 */
final class Budget {

    /** For those who find too many calls under way: about as long as a call takes. */
    static final Duration CROWD_WAIT = Duration.ofSeconds(1);

    private final String connection;
    private final LongSupplier nanos;
    private final AtomicLong pausedUntil;
    private final Bulkhead bulkhead;
    private final AtomicRateLimiter limiter;

    /** @param nanos monotonic time, as of {@link System#nanoTime} */
    Budget(String connection, Limits limits, LongSupplier nanos) {
        this.connection = connection;
        this.nanos = nanos;
        this.pausedUntil = new AtomicLong(nanos.getAsLong());
        this.bulkhead = Bulkhead.of(connection, BulkheadConfig.custom()
                .maxConcurrentCalls(limits.concurrency())
                .maxWaitDuration(Duration.ZERO)
                .build());
        this.limiter = new AtomicRateLimiter(connection, RateLimiterConfig.custom()
                .limitForPeriod(limits.permits())
                .limitRefreshPeriod(limits.period())
                .timeoutDuration(Duration.ZERO)
                .build(), nanos::getAsLong);
    }

    /** No call of this connection is made for so long. A shorter pause does not cut a longer one. */
    void pause(Duration length) {
        long until = nanos.getAsLong() + length.toNanos();
        pausedUntil.accumulateAndGet(until, (old, wanted) -> wanted - old > 0 ? wanted : old);
    }

    Uni<Reply> within(Supplier<Uni<? extends Reply>> call) {
        return Uni.createFrom().deferred(() -> {
            long left = pausedUntil.get() - nanos.getAsLong();
            if (left > 0) {
                return notTried(connection + " asked for a pause", Duration.ofNanos(left));
            }
            if (!bulkhead.tryAcquirePermission()) {
                return notTried("as many calls of " + connection + " as may be are under way", CROWD_WAIT);
            }
            return limited(call).onTermination().invoke(bulkhead::releasePermission);
        });
    }

    private Uni<Reply> limited(Supplier<Uni<? extends Reply>> call) {
        if (!limiter.acquirePermission()) {
            var next = Duration.ofNanos(limiter.getDetailedMetrics().getNanosToWait());
            return notTried("the calls that " + connection + " allows in this while are used up", next);
        }
        return Uni.createFrom().<Reply>deferred(call);
    }

    private static Uni<Reply> notTried(String words, Duration pause) {
        return Uni.createFrom().item(Reply.NotSent.notTried(words, pause));
    }
}
