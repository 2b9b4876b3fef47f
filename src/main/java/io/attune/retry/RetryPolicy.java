package io.attune.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what follows an attempt. The time and the chance are handed in.
 *
 * @param delays before each further try, in order; when they are used up the delivery is a dead letter
 * @param spread the share by which chance shortens or lengthens a delay, 0.2 for ±20 %
 */
public record RetryPolicy(List<Duration> delays, double spread) {

    /** Ten tries over about 75 hours: the schedule that Standard Webhooks gives as an example. */
    public static final RetryPolicy STANDARD = new RetryPolicy(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10),
            Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24)), 0.2);

    /** A locked record is free again within seconds: 3 s, ±50 %. */
    private static final Duration BUSY = Duration.ofSeconds(3);
    private static final double BUSY_SPREAD = 0.5;
    /** Where a system says "not now" but not until when. */
    private static final Duration UNSAID = Duration.ofSeconds(30);

    /** Where the owner of the account has to act first: new credentials, an account that is thawed. */
    private static final Duration OWNER = Duration.ofMinutes(5);

    public RetryPolicy {
        delays = List.copyOf(delays);
        if (spread < 0 || spread >= 1) {
            throw new IllegalArgumentException("the spread must be at least 0 and below 1, was: " + spread);
        }
    }

    /**
     * @param tried  what went before this attempt
     * @param chance evenly from 0 (inclusive) to 1 (exclusive)
     */
    public NextStep after(Outcome outcome, Tried tried, Instant now, double chance) {
        var next = after(outcome, new Attempt(tried.tries(), now, chance));
        return next instanceof NextStep.TryAgain again && tried.isProbe(now) ? afterProbe(again, tried) : next;
    }

    /** Neither an outage that lasts nor waiting for the connection moves the schedule. */
    private static NextStep afterProbe(NextStep.TryAgain again, Tried tried) {
        var scheduledFor = tried.scheduledFor().orElseThrow();
        if (again.outage()) {
            return new NextStep.TryAgain(scheduledFor, tried.tries(), true, again.why());
        }
        return again.tries() == tried.tries() ? again.scheduled(scheduledFor) : again;
    }

    /**
     * What went before an attempt.
     *
     * @param tries        attempts that counted
     * @param scheduledFor when the schedule wanted this attempt. One that is made earlier, to see whether an outage is
     *     over, uses up no try if it is not
     */
    public record Tried(int tries, Optional<Instant> scheduledFor) {

        private boolean isProbe(Instant now) {
            return scheduledFor.filter(now::isBefore).isPresent();
        }
    }

    private NextStep after(Outcome outcome, Attempt attempt) {
        return outcome.fold(
                done -> new NextStep.Finished(),
                notDone -> afterRefusal(notDone, attempt),
                unknown -> again(attempt, unknown.pause().orElse(Duration.ZERO), true, unknown.words()));
    }

    private record Attempt(int tries, Instant now, double chance) {
        Instant in(Duration delay, double spread) {
            return now.plusMillis(Math.round(delay.toMillis() * (1 - spread + 2 * spread * chance)));
        }
    }

    private NextStep afterRefusal(Outcome.NotDone refused, Attempt attempt) {
        var words = refused.words();
        return switch (refused.refusal()) {
            case INVALID, FORBIDDEN, AMBIGUOUS -> new NextStep.GiveUp(words);
            case NOT_FOUND, CONFLICT, CHANGED -> again(attempt, refused.pause().orElse(Duration.ZERO), false, words);
            case UNREACHABLE -> again(attempt, refused.pause().orElse(Duration.ZERO), true, words);
            case BUSY -> busy(attempt, words);
            case RATE_LIMITED, NOT_TRIED -> waits(attempt, refused.pause().orElse(UNSAID), false, words);
            case UNAUTHORIZED, PAUSED -> waits(attempt, refused.pause().orElse(OWNER), true, words);
        };
    }

    /**
     * The connection is not ready, whatever this record holds: no try is used up. Up to a second of chance spreads the
     * crowd.
     */
    private static NextStep waits(Attempt attempt, Duration pause, boolean outage, String words) {
        var at = attempt.now().plus(pause).plusMillis(Math.round(1_000 * attempt.chance()));
        return new NextStep.TryAgain(at, attempt.tries(), outage, words);
    }

    private NextStep busy(Attempt attempt, String words) {
        return attempt.tries() < delays.size()
                ? new NextStep.TryAgain(attempt.in(BUSY, BUSY_SPREAD), attempt.tries() + 1, false, words)
                : gaveUp(words);
    }

    private NextStep again(Attempt attempt, Duration atLeast, boolean outage, String words) {
        if (attempt.tries() >= delays.size()) {
            return gaveUp(words);
        }
        var scheduled = attempt.in(delays.get(attempt.tries()), spread);
        var earliest = attempt.now().plus(atLeast);
        return new NextStep.TryAgain(scheduled.isBefore(earliest) ? earliest : scheduled, attempt.tries() + 1, outage,
                words);
    }

    private NextStep gaveUp(String words) {
        return new NextStep.GiveUp("gave up after " + (delays.size() + 1) + " tries: " + words);
    }
}
