package io.attune.call;

import io.attune.connector.Limits;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How often one connection may be called: a pause that holds for all its calls, calls at once, calls in a period. Of
 * several processes each has its {@link Share}. A quarter of both is left for what is live by calls of which there are
 * many that nobody waits for. Nobody waits here: who gets no permit is told how long to stay away.
 */
final class Budget {

    /** For those who find too many calls under way: about as long as a call takes. */
    static final Duration CROWD_WAIT = Duration.ofSeconds(1);
    /** The part of calls at once and of calls in a period that is for live ones alone; of less than four, none. */
    private static final int FOR_LIVE = 4;

    private final String connection;
    private final Limits limits;
    private final LongSupplier nanos;
    private final IntSupplier processes;
    private final AtomicLong pausedUntil;
    private final Bulkhead bulkhead;
    private volatile Part part;

    /** What is this process's own while there are so many of them. */
    private record Part(int processes, Share share, AtomicRateLimiter limiter) {}

    /**
     * @param nanos     monotonic time, as of {@link System#nanoTime}
     * @param processes how many share the limits, at least 1; asked with each call
     */
    Budget(String connection, Limits limits, LongSupplier nanos, IntSupplier processes) {
        this.connection = connection;
        this.limits = limits;
        this.nanos = nanos;
        this.processes = processes;
        this.pausedUntil = new AtomicLong(nanos.getAsLong());
        this.part = part(processes.getAsInt());
        this.bulkhead = Bulkhead.of(connection, crowd(part.share()));
    }

    /** No call of this connection is made for so long. A shorter pause does not cut a longer one. */
    void pause(Duration length) {
        long until = nanos.getAsLong() + length.toNanos();
        pausedUntil.accumulateAndGet(until, (old, wanted) -> wanted - old > 0 ? wanted : old);
    }

    /** How long the pause goes on; zero or less where there is none. */
    Duration paused() {
        return Duration.ofNanos(pausedUntil.get() - nanos.getAsLong());
    }

    /** @param bulk whether it is one of many that nobody waits for */
    Uni<Reply> within(boolean bulk, Supplier<Uni<? extends Reply>> call) {
        return Uni.createFrom().deferred(() -> {
            long left = pausedUntil.get() - nanos.getAsLong();
            if (left > 0) {
                return notTried(connection + " asked for a pause", Duration.ofNanos(left));
            }
            var limiter = limiter();
            if (bulk && isCrowded() || !bulkhead.tryAcquirePermission()) {
                return notTried("as many calls of " + connection + " as may be are under way", CROWD_WAIT);
            }
            return limited(limiter, bulk, call).onTermination().invoke(bulkhead::releasePermission);
        });
    }

    /** Whether there is room for live calls at most. Two that ask at once may find the same room. */
    private boolean isCrowded() {
        var room = bulkhead.getMetrics();
        return room.getAvailableConcurrentCalls() <= room.getMaxAllowedConcurrentCalls() / FOR_LIVE;
    }

    private static boolean isUsedUp(AtomicRateLimiter limiter) {
        return limiter.getDetailedMetrics().getAvailablePermissions()
                <= limiter.getRateLimiterConfig().getLimitForPeriod() / FOR_LIVE;
    }

    private Uni<Reply> limited(AtomicRateLimiter limiter, boolean bulk, Supplier<Uni<? extends Reply>> call) {
        if (bulk && isUsedUp(limiter) || !limiter.acquirePermission()) {
            return notTried("the calls that " + connection + " allows in this while are used up", wait(limiter));
        }
        return Uni.createFrom().<Reply>deferred(call);
    }

    /** Where there are permits, but not for all, it is not known how far away the next ones are. */
    private static Duration wait(AtomicRateLimiter limiter) {
        long wait = limiter.getDetailedMetrics().getNanosToWait();
        return wait > 0 ? Duration.ofNanos(wait) : limiter.getRateLimiterConfig().getLimitRefreshPeriod();
    }

    private static Uni<Reply> notTried(String words, Duration pause) {
        return Uni.createFrom().item(Reply.NotSent.notTried(words, pause));
    }

    private AtomicRateLimiter limiter() {
        return part.processes() == processes.getAsInt() ? part.limiter() : divided();
    }

    /** Another process came or went. */
    private synchronized AtomicRateLimiter divided() {
        int now = processes.getAsInt();
        if (part.processes() != now) {
            part = part(now);
            bulkhead.changeConfig(crowd(part.share()));
        }
        return part.limiter();
    }

    private Part part(int processes) {
        var share = Share.of(limits, processes);
        return new Part(processes, share, new AtomicRateLimiter(connection, RateLimiterConfig.custom()
                .limitForPeriod(share.permits())
                .limitRefreshPeriod(share.period())
                .timeoutDuration(Duration.ZERO)
                .build(), nanos::getAsLong));
    }

    private static BulkheadConfig crowd(Share share) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(share.concurrency())
                .maxWaitDuration(Duration.ZERO)
                .build();
    }
}
