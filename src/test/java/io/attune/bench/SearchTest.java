package io.attune.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked for: the end of the warm-up, and the highest rate that holds. */
class SearchTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # guess, what holds at most, what is found
            1000,    1250,  1210
            1000,    1000,  1000
            1000,     905,   900
            1000,     550,   531
            1000,       0,     0
               4,       9,     9
               1,       0,     0
            """)
    void theHighestRateThatHoldsIsFoundInStepsOfATenth(double guess, int most, int found) {
        assertEquals(found, new Sustained(rate -> rate <= most).from(guess));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            400                              | false
            400 800 1200 1600                | false
            400 1600 1590 1650               | false
            400 1600 1590 1650 1610          | true
            400 1600 1590 1650 1700          | false
            1600 1500 1400 1300              | true
            """, delimiter = '|')
    void itIsWarmWhenThreeTimesInARowNothingGotFaster(String rates, boolean flat) {
        assertEquals(flat, WarmUp.isFlat(Arrays.stream(rates.split(" ")).map(Double::valueOf).toList()));
    }

    @Test
    void aTemplateIsFilledInWhereItSaysSo() {
        var filled = new Template("{a}: {\"b\":{b},\"c\":{\"d\":\"{a}\"}}").filled(name -> name + "!");
        assertEquals("a!: {\"b\":b!,\"c\":{\"d\":\"a!\"}}", new String(filled, StandardCharsets.UTF_8));
    }
}
