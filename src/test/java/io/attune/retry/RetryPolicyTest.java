package io.attune.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0} after {1} tries, pause {2}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            DONE         | 0 | -    | finished
            UNKNOWN      | 0 | -    | again in PT5S, 1 tries, outage
            UNKNOWN      | 1 | -    | again in PT5M, 2 tries, outage
            UNKNOWN      | 1 | PT1H | again in PT1H, 2 tries, outage
            UNKNOWN      | 8 | -    | again in PT24H, 9 tries, outage
            UNKNOWN      | 9 | -    | dead: gave up after 10 tries: words
            UNREACHABLE  | 0 | -    | again in PT5S, 1 tries, outage
            CONFLICT     | 0 | -    | again in PT5S, 1 tries
            CHANGED      | 0 | -    | again in PT5S, 1 tries
            NOT_FOUND    | 0 | -    | again in PT5S, 1 tries
            BUSY         | 4 | -    | again in PT3S, 5 tries
            RATE_LIMITED | 3 | PT7S | again in PT7.5S, 3 tries
            NOT_TRIED    | 9 | PT7S | again in PT7.5S, 9 tries
            RATE_LIMITED | 2 | -    | again in PT30.5S, 2 tries
            PAUSED       | 2 | -    | again in PT5M0.5S, 2 tries, outage
            UNAUTHORIZED | 2 | -    | again in PT5M0.5S, 2 tries, outage
            INVALID      | 0 | -    | dead: words
            FORBIDDEN    | 0 | -    | dead: words
            AMBIGUOUS    | 0 | -    | dead: words
            """)
    void decidesWhatFollows(String outcome, int tries, Duration pause, String expected) {
        var next = RetryPolicy.STANDARD.after(outcome(outcome, Optional.ofNullable(pause)), tried(tries), NOW, 0.5);

        assertEquals(expected, words(next));
    }

    @Test
    void spreadsADelayByTwentyPercentBothWays() {
        var lost = new Outcome.Unknown("words", Optional.empty());

        assertEquals("again in PT4S, 1 tries, outage", words(RetryPolicy.STANDARD.after(lost, tried(0), NOW, 0)));
        assertEquals("again in PT6S, 1 tries, outage", words(RetryPolicy.STANDARD.after(lost, tried(0), NOW, 1)));
    }

    @Test
    void triesForAboutThreeDays() {
        var total = RetryPolicy.STANDARD.delays().stream().reduce(Duration.ZERO, Duration::plus);

        assertEquals(Duration.parse("PT75H35M5S"), total);
    }

    @Test
    void anAttemptBeforeItsTimeUsesUpNoTryWhileTheOutageLasts() {
        var probe = new RetryPolicy.Tried(2, Optional.of(NOW.plusSeconds(600)));

        assertEquals("again in PT10M, 2 tries, outage",
                words(RetryPolicy.STANDARD.after(outcome("UNKNOWN", Optional.empty()), probe, NOW, 0.5)));
        assertEquals("dead: words",
                words(RetryPolicy.STANDARD.after(outcome("INVALID", Optional.empty()), probe, NOW, 0.5)));
    }

    /** Else a connection that comes and goes would use up all tries in minutes. */
    @Test
    void waitingBeforeItsTimeDoesNotMoveTheSchedule() {
        var probe = new RetryPolicy.Tried(2, Optional.of(NOW.plusSeconds(600)));

        assertEquals(NOW.plusSeconds(600), scheduledFor("NOT_TRIED", Duration.ofSeconds(7), probe));
        assertEquals(NOW.plusSeconds(600), scheduledFor("RATE_LIMITED", Duration.ofSeconds(7), probe));
        assertEquals(NOW.plusMillis(700_500), scheduledFor("NOT_TRIED", Duration.ofSeconds(700), probe));
        assertEquals(NOW.plusSeconds(600), scheduledFor("UNKNOWN", Duration.ofSeconds(7), probe));
        assertEquals(NOW.plusMillis(7_500), scheduledFor("NOT_TRIED", Duration.ofSeconds(7), tried(2)));
        assertEquals(NOW.plusSeconds(30 * 60), scheduledFor("NOT_FOUND", Duration.ofSeconds(7), probe), "a try");
    }

    private static Instant scheduledFor(String outcome, Duration pause, RetryPolicy.Tried tried) {
        var next = RetryPolicy.STANDARD.after(outcome(outcome, Optional.of(pause)), tried, NOW, 0.5);
        return ((NextStep.TryAgain) next).scheduledFor();
    }

    private static RetryPolicy.Tried tried(int tries) {
        return new RetryPolicy.Tried(tries, Optional.empty());
    }

    private static Outcome outcome(String name, Optional<Duration> pause) {
        return switch (name) {
            case "DONE" -> Outcome.Done.silent();
            case "UNKNOWN" -> new Outcome.Unknown("words", pause);
            default -> new Outcome.NotDone(Refusal.valueOf(name), "words", pause);
        };
    }

    private static String words(NextStep next) {
        if (next instanceof NextStep.TryAgain again) {
            return "again in " + Duration.between(NOW, again.at()) + ", " + again.tries() + " tries"
                    + (again.outage() ? ", outage" : "");
        }
        return next instanceof NextStep.GiveUp dead ? "dead: " + dead.why() : "finished";
    }
}
