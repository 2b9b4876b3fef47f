package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.call.Reply.Answered;
import io.attune.call.Reply.Lost;
import io.attune.call.Reply.NotSent;
import io.attune.connector.HttpAnswer;
import io.attune.runtime.MovedClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final List<String> changes = new ArrayList<>();
    private final Breaker breaker = new Breaker("crm upsert", clock, Duration.ofSeconds(30),
            (one, state) -> changes.add(state.name()));

    /** One letter a call: w answered, i ill, n refused for the record, u not tried. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            iiiiiiiii                  | CLOSED
            iiiiiiiiii                 | OPEN
            wwwiiiiiii                 | OPEN
            wwwwiiiiii                 | CLOSED
            wwwwiiiiiiii               | CLOSED
            wwwwiiiiiiiiii             | OPEN
            nnnnnnnnnnnnnnn            | CLOSED
            uuuuuuuuuuuuuuu            | CLOSED
            uuuuuiiiiiiiii             | CLOSED
            """)
    void opensAtSeventyPercentOfTen(String calls, State state) {
        calls.chars().forEach(letter -> call(reply((char) letter)));

        assertEquals(state, breaker.state());
    }

    @Test
    void forgetsFailuresAfterFiveMinutes() {
        calls("iiiiiiiii");
        clock.move(Duration.ofMinutes(5).plusSeconds(1));
        calls("i");

        assertEquals(State.CLOSED, breaker.state());
    }

    @Test
    void waitsHalfAMinuteThenTwiceAsLongUpToTenMinutes() {
        calls("iiiiiiiiii");

        var waits = new ArrayList<Long>();
        for (int i = 0; i < 7; i++) {
            waits.add(openWait());
            calls("i");
        }

        assertEquals(List.of(30L, 60L, 120L, 240L, 480L, 600L, 600L), waits);
    }

    @Test
    void beginsAnewOnceItHasClosed() {
        calls("iiiiiiiiii");
        openWait();
        calls("i");
        openWait();
        calls("w");
        assertEquals(State.CLOSED, breaker.state());

        calls("iiiiiiiiii");

        assertEquals(30, openWait());
        assertEquals(List.of("OPEN", "HALF_OPEN", "OPEN", "HALF_OPEN", "CLOSED", "OPEN"), changes);
    }

    /** h another process holds it for 20 s, g nobody does any more, s 21 seconds pass; for the rest see above. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            h                | OPEN      | true
            hg               | HALF_OPEN | false
            hgw              | CLOSED    | false
            hgi              | OPEN      | false
            hsw              | CLOSED    | true
            hsi              | OPEN      | false
            hsih             | OPEN      | false
            iiiiiiiiiih      | OPEN      | false
            iiiiiiiiiihg     | OPEN      | false
            g                | CLOSED    | false
            """)
    void isOpenOnAnothersWordUntilItFindsOutByItself(String what, State state, boolean held) {
        what.chars().forEach(letter -> {
            switch (letter) {
                case 'h' -> breaker.hold(Duration.ofSeconds(20));
                case 'g' -> breaker.letGo();
                case 's' -> clock.move(Duration.ofSeconds(21));
                default -> call(reply((char) letter));
            }
        });

        assertEquals(state + " " + held, breaker.state() + " " + breaker.isHeld());
    }

    @Test
    void saysHowLongToStayAway() {
        calls("iiiiiiiiii");
        clock.move(Duration.ofSeconds(10));

        assertEquals(NotSent.notTried("the breaker of crm upsert is open", Duration.ofMillis(20_001)),
                call(reply('w')));
    }

    @Test
    void letsOneThroughAndTellsTheOthersToWaitForIt() {
        calls("iiiiiiiiii");
        openWait();
        var probe = guard(Uni.createFrom().nothing()).subscribe().with(reply -> {});

        assertEquals(Optional.of(Breaker.PROBE_WAIT), assertInstanceOf(NotSent.class, call(reply('w'))).pause());
        assertEquals(State.HALF_OPEN, breaker.state());
        probe.cancel();
    }

    @Test
    void isShutWhileCallsAreOfNoUse() {
        assertFalse(breaker.isShut());
        calls("iiiiiiiiii");
        assertTrue(breaker.isShut());
        openWait();
        assertFalse(breaker.isShut(), "one may ask");
        guard(Uni.createFrom().nothing()).subscribe().with(reply -> {});
        assertTrue(breaker.isShut(), "one asks");
        clock.move(Duration.ofMinutes(1));
        assertFalse(breaker.isShut(), "nobody tells what came of it");
    }

    /** What is not tried, or cancelled, gives its permission back: or a half-open breaker would never close. */
    @Test
    void givesAPermissionBack() {
        calls("iiiiiiiiii");
        openWait();

        guard(Uni.createFrom().nothing()).subscribe().with(reply -> {}).cancel();
        calls("uuu");
        call(answer(429));
        assertEquals(State.HALF_OPEN, breaker.state());
        calls("w");

        assertEquals(State.CLOSED, breaker.state());
    }

    @Test
    void opensAtOnceWhenLockedOutAndWaitsLongerEachTime() {
        lockedOut();
        assertEquals(State.OPEN, breaker.state());
        assertEquals(30, openWait());

        lockedOut();
        assertEquals(State.OPEN, breaker.state());
        assertEquals(60, openWait());

        calls("w");
        assertEquals(State.CLOSED, breaker.state());
    }

    /** The seconds until a call is let through: exactly those that were told. */
    private long openWait() {
        var told = assertInstanceOf(NotSent.class, call(reply('w'))).pause().orElseThrow();
        clock.move(told.minusMillis(1));
        assertInstanceOf(NotSent.class, call(reply('w')));
        clock.move(Duration.ofMillis(1));
        return told.toSeconds();
    }

    private void calls(String letters) {
        letters.chars().forEach(letter -> call(reply((char) letter)));
    }

    private void lockedOut() {
        breaker.guard(() -> Uni.createFrom().item(answer(401)), answer -> true).await().indefinitely();
    }

    private Reply call(Reply reply) {
        return guard(Uni.createFrom().item(reply)).await().indefinitely();
    }

    private Uni<Reply> guard(Uni<Reply> call) {
        return breaker.guard(() -> call, answer -> false);
    }

    private static Reply reply(char letter) {
        return switch (letter) {
            case 'w' -> answer(204);
            case 'n' -> answer(422);
            case 'u' -> NotSent.notTried("", Duration.ZERO);
            default -> new Lost("");
        };
    }

    private static Reply answer(int status) {
        return new Answered(new HttpAnswer(status, Map.of(), new byte[0]));
    }
}
