package io.attune.sandbox.desk.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(nullValues = "-", textBlock = """
            1, 200, -,   -
            1, 500, -,   -
            1, 401, -,   -
            1, 302, 5,   -
            1, 409, -,   PT5S
            3, 409, -,   PT5S
            4, 409, -,   -
            1, 429, 30,  PT30S
            9, 503, 5,   PT5S
            1, 503, -,   -
            1, 503, 60,  -
            1, 429, x,   -
            1, -,   -,   PT5S
            5, -,   -,   PT25S
            6, -,   -,   -
            """)
    void aWebhookIsTriedAgainAsTheVendorDoes(int tries, Integer status, String retryAfter, Duration pause) {
        assertEquals(Optional.ofNullable(pause),
                Retries.pause(tries, Optional.ofNullable(status), Optional.ofNullable(retryAfter)));
    }
}
