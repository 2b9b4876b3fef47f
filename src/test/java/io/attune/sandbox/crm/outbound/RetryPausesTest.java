package io.attune.sandbox.crm.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPausesTest {

    private static final Instant MADE = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "after {0} tries, {1} on")
    @CsvSource(nullValues = "-", textBlock = """
            1,  PT0S,       PT15S
            2,  PT15S,      PT45S
            9,  PT1H,       PT2H4M
            10, PT2H,       PT4H
            40, PT21H59M,   PT23H59M
            40, PT22H,      PT24H
            41, PT22H1S,    -
            1,  PT25H,      -
            """)
    void aNotificationIsTriedAgainForADay(int tries, Duration now, Duration next) {
        assertEquals(Optional.ofNullable(next).map(MADE::plus), RetryPauses.next(MADE, tries, MADE.plus(now)));
    }
}
