package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.connector.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Clocks clocks = new Clocks();

    @Test
    void theMedianOfManyAnswersCounts() {
        answers("Sun, 22 Nov 2026 12:04:59 GMT", "Sun, 22 Nov 2026 12:05:00 GMT", "Sun, 22 Nov 2026 18:00:00 GMT");

        assertEquals(Duration.parse("PT-5M-0.5S"), clocks.offset("shop"));
        assertEquals(Duration.ZERO, clocks.offset("crm"));
    }

    @Test
    void theMiddleOfTheCallIsWhenItWas() {
        heard("Sun, 22 Nov 2026 12:00:00 GMT", NOON, NOON.plusSeconds(1));

        assertEquals(Duration.ZERO, clocks.offset("shop"));
    }

    @Test
    void theLastFiftyCount() {
        for (int i = 0; i < 50; i++) {
            answers("Sun, 22 Nov 2026 11:00:00 GMT");
        }
        for (int i = 0; i < 50; i++) {
            heard("Sun, 22 Nov 2026 12:00:00 GMT", NOON, NOON.plusSeconds(1));
        }

        assertEquals(Duration.ZERO, clocks.offset("shop"));
    }

    @Test
    void whatIsNoDateSaysNothing() {
        answers("yesterday");

        assertEquals(Duration.ZERO, clocks.offset("shop"));
    }

    private void answers(String... dates) {
        for (var date : dates) {
            heard(date, NOON, NOON);
        }
    }

    private void heard(String date, Instant begun, Instant ended) {
        clocks.heard("shop", new HttpAnswer(200, Map.of("date", List.of(date)), new byte[0]), begun, ended);
    }
}
