package io.attune.sandbox.desk.hook;

import java.time.Duration;
import java.util.Optional;

/**
 * The vendor's retries: 409 three times; 429 and 503 where they say when, and that is within a minute; no other
 * answer. A receiver that cannot be reached is tried five times: how the vendor does that is not told, so this is ours.
 */
final class Retries {

    private static final int AFTER_CONFLICT = 3;
    private static final int UNREACHABLE = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_SECONDS = 60;

    private Retries() {}

    /**
     * How long until the next try; empty: there is none.
     *
     * @param tries      made so far
     * @param status     of the answer; empty if there was none
     * @param retryAfter what it said, in seconds
     */
    static Optional<Duration> pause(int tries, Optional<Integer> status, Optional<String> retryAfter) {
        return switch (status.orElse(0)) {
            case 0 -> within(tries, UNREACHABLE, PAUSE.multipliedBy(tries));
            case 409 -> within(tries, AFTER_CONFLICT, PAUSE);
            case 429, 503 -> retryAfter.flatMap(Retries::seconds);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> within(int tries, int most, Duration pause) {
        return tries <= most ? Optional.of(pause) : Optional.empty();
    }

    private static Optional<Duration> seconds(String text) {
        boolean isNumber = !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(Character::isDigit);
        return isNumber && Integer.parseInt(text) < LONGEST_SECONDS
                ? Optional.of(Duration.ofSeconds(Integer.parseInt(text))) : Optional.empty();
    }
}
