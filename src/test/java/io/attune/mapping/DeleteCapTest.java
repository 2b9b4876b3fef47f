package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeleteCapTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,  0,  10, false
            -,  2,   8, false
            -,  3,   7, true
            -,  9, 191, false
            -, 10, 190, true
            -, 24, 500, false
            -, 25, 500, true
            2,  1,   5, false
            2,  2,   5, true
            0,  0,   5, true
            """)
    void holdsWhatIsOverTheCap(Integer perHour, long ended, long live, boolean reached) {
        var cap = new DeleteCap(perHour == null ? OptionalInt.empty() : OptionalInt.of(perHour));

        assertEquals(reached, cap.isReached(ended, live));
    }
}
