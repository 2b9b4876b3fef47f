package io.attune.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.connector.HttpAnswer;
import io.attune.connector.Limits;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

    private record Some(int permits, Duration period, int concurrency) implements Limits {

        @Override
        public Optional<Duration> pauseAfter(HttpAnswer answer) {
            return Optional.empty();
        }
    }

    /** The first rows are those of the shipped connectors. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            40,  PT1S,  PT0.05S
            200, PT1S,  PT0.01S
            10,  PT1S,  PT0.2S
            1,   PT1S,  PT2S
            100, PT1M,  PT1.2S
            """)
    void pagesTakeHalfOfTheCallsAtMost(int permits, Duration period, Duration pause) {
        assertEquals(pause, Pages.pause(new Some(permits, period, 8)));
    }
}
