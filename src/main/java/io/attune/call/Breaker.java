package io.attune.call;

import io.attune.connector.HttpAnswer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Stops the calls of one kind to one connection while they are of no use. At least 70 % of at least 10 calls failing
 * within 5 minutes open it, and one answer that locks us out does too: for 30 s unless set, then twice as long each time,
 * up to 10 minutes. Then one call is let through; its answer closes the breaker or opens it again.
 */
final class Breaker {

    static final int FAILURE_PERCENT = 70;
    static final int FEWEST_CALLS = 10;
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    /** For those who come while the one call that is let through is under way. */
    static final Duration PROBE_WAIT = Duration.ofSeconds(5);
    /** Longer than a call takes. Where nobody asks by that call any more, it may stay half-open for ever. */
    private static final Duration LONGEST_PROBE = Duration.ofMinutes(1);

    private final CircuitBreaker breaker;
    private final Clock clock;
    private final IntervalFunction waits;
    private volatile Instant openUntil = Instant.EPOCH;
    private volatile Instant probed = Instant.EPOCH;
    private volatile boolean held;

    /**
     * @param firstWait how long it stays open the first time
     * @param onChange  called with the new state, on the thread that heard the answer
     */
    Breaker(String name, Clock clock, Duration firstWait, BiConsumer<Breaker, State> onChange) {
        this.clock = clock;
        this.waits = IntervalFunction.ofExponentialBackoff(firstWait, 2, LONGEST_WAIT);
        this.breaker = CircuitBreaker.of(name, config());
        breaker.getEventPublisher().onStateTransition(event -> {
            probed = clock.instant();
            onChange.accept(this, event.getStateTransition().getToState());
        });
    }

    private CircuitBreakerConfig config() {
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindow((int) WINDOW.toSeconds(), FEWEST_CALLS, SlidingWindowType.TIME_BASED)
                .failureRateThreshold(FAILURE_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(this::waitAfter)
                .recordResult(health -> health != Health.WELL)
                .build();
    }

    /** Resilience4j asks this as it opens, and tells nobody until when: so it is noted here. */
    private long waitAfter(int timesOpened) {
        long millis = waits.apply(timesOpened);
        openUntil = clock.instant().plusMillis(millis);
        held = false;
        return millis;
    }

    /** @param lockedOut whether an answer refuses us rather than the record */
    Uni<Reply> guard(Supplier<Uni<? extends Reply>> call, Predicate<HttpAnswer> lockedOut) {
        return GuardedCall.guard(breaker, call, reply -> Health.of(reply, lockedOut), this::shut);
    }

    /**
     * Another process's breaker is open: so is this one, for as long, or its own time where that is longer. Then it asks
     * for itself.
     */
    synchronized void hold(Duration left) {
        if (state() != State.OPEN) {
            held = true;
            openUntil = clock.instant().plus(left);
            breaker.transitionToOpenStateFor(left);
        }
    }

    /** No other process leaves it alone any more: neither does this one, unless it found out by itself. One call asks. */
    synchronized void letGo() {
        if (held && state() == State.OPEN) {
            breaker.transitionToHalfOpenState();
        }
        held = false;
    }

    /** Whether it is open on another process's word. */
    boolean isHeld() {
        return held;
    }

    /** Whether calls are of no use now: it is open, or the one call that is let through has not been answered. */
    boolean isShut() {
        var state = state();
        return state == State.OPEN && !left().isNegative() && !left().isZero()
                || state == State.HALF_OPEN && clock.instant().isBefore(probed.plus(LONGEST_PROBE));
    }

    /** How long it stays open; zero or less where it does not. */
    Duration left() {
        return Duration.between(clock.instant(), openUntil);
    }

    private Reply shut() {
        var pause = state() == State.OPEN
                ? left().plusMillis(1) // it opens after that instant, not at it
                : PROBE_WAIT;
        return Reply.NotSent.notTried("the breaker of " + breaker.getName() + " is open", pause);
    }

    State state() {
        return breaker.getState();
    }
}
