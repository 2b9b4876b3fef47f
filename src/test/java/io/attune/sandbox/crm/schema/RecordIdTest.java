package io.attune.sandbox.crm.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordIdTest {

    /** The first three are real pairs that the vendor's documentation and public recordings show. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", value = {
        "00190000001pPvH,    00190000001pPvHAAU",
        "0032X00002QU10J,    0032X00002QU10JQAT",
        "a00D0000008pQRA,    a00D0000008pQRAIA2",
        "00190000001pPvHAAU, 00190000001pPvHAAU",
        "00190000001pPvHAAA, -",
        "00190000001pPv,     -",
        "00190000001pPv-,    -",
        "'',                 -",
    })
    void completesAnId(String text, String id) {
        assertEquals(Optional.ofNullable(id), RecordId.read(text));
    }

    @ParameterizedTest
    @CsvSource({"1, 0035i0000000001AAA", "61, 0035i000000000zAAA", "62, 0035i0000000010AAA",
        "3843, 0035i00000000zzAAA"})
    void countsInDigitsAndLetters(long number, String id) {
        assertEquals(id, RecordId.of("003", number));
    }
}
