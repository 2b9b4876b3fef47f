package io.attune.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.document.JsonText.Reading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON from outside: what is read keeps every digit, what is absurd is refused in bounded time and space. */
class JsonTextTest {

    @ParameterizedTest
    @ValueSource(strings =
            {"706405506930370084", "9007199254740993", "-0",
                    "123456789012345678901234567890.123456789012345678901234567890",
            "1.10", "true", "null", "\"\\ud83d\\ude00\"", "{\"a\":[1,{\"b\":null}]}", " \n [ ] "})
    void whatIsJsonIsReadWithEveryDigit(String text) {
        var tree = assertInstanceOf(Reading.Readable.class, read(text)).tree();

        assertEquals(Canonical.of(tree),
                Canonical.of(assertInstanceOf(Reading.Readable.class, read(JsonText.write(tree))).tree()));
        if (tree.isNumber()) {
            assertEquals(new BigDecimal(text), tree.decimalValue());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                     | the body is empty
            {"a": 1, "a": 2}       | a key stands twice in one object, at line 1, column 13
            {"b":{"a":1,"a":1}}    | a key stands twice in one object, at line 1, column 16
            {'a': 1}               | not JSON, at line 1, column 2
            {"a": 1,}              | not JSON, at line 1, column 9
            [1] 2                  | not JSON, at line 1, column 5
            NaN                    | not JSON, at line 1, column 4
            Infinity               | not JSON, at line 1, column 9
            01                     | not JSON, at line 1, column 2
            // c                   | not JSON, at line 1, column 1
            "a                     | not JSON, at line 1, column 3
            1e31                   | absurd number 1E+31
            1e-31                  | absurd number 1E-31
            1e1000000              | absurd number 1E+1000000
            -1e-999999999          | absurd number -1E-999999999
            [{"a": 1e40}]          | absurd number 1E+40
            1e506930370084         | absurd number: its exponent has more than ten digits
            [-1E-99999999999999]   | absurd number: its exponent has more than ten digits
            "\\u0000"              | a text holds the character NUL
            """)
    void whatIsNotIsToldWithoutAPieceOfIt(String text, String why) {
        assertEquals(why, assertInstanceOf(Reading.Unreadable.class, read(text == null ? "" : text)).why());
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false", "10000, false", "400000, false"})
    void theDepthIsBounded(int depth, boolean readable) {
        assertEquals(readable, read("[".repeat(depth) + "]".repeat(depth)) instanceof Reading.Readable);
        assertEquals(readable, read("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)) instanceof Reading.Readable);
        assertTrue(read("[".repeat(depth)) instanceof Reading.Unreadable);
    }

    @ParameterizedTest
    @CsvSource({"100, true", "101, false", "1000000, false"})
    void numbersAreBounded(int digits, boolean readable) {
        assertEquals(readable, read("1".repeat(digits)) instanceof Reading.Readable);
        assertEquals(readable && digits < 31, read("0." + "1".repeat(digits - 2)) instanceof Reading.Readable);
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false"})
    void namesAreBounded(int length, boolean readable) {
        assertEquals(readable, read("{\"" + "n".repeat(length) + "\":1}") instanceof Reading.Readable);
    }

    @ParameterizedTest
    @CsvSource({"1048576, true", "1048577, false"})
    void textsAreBounded(int length, boolean readable) {
        assertEquals(readable, read("\"" + "t".repeat(length) + "\"") instanceof Reading.Readable);
    }

    @Test
    void bytesThatAreNoTextAreUnreadable() {
        assertTrue(JsonText.read(new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'}) instanceof Reading.Unreadable);
        assertTrue(JsonText.read(new byte[] {(byte) 0xff, (byte) 0xfe}) instanceof Reading.Unreadable);
        assertTrue(JsonText.read(new byte[0]) instanceof Reading.Unreadable);
    }

    /** Good JSON with bytes changed, cut and repeated. */
    @Property(tries = 2_000)
    void anyBytesAreReadOrRefused(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var bytes = "{\"id\": 706405506930370084, \"tags\": [\"a\", \"é😀\"], \"x\": {\"y\": -1.5e3, \"z\": null}, \"t\": true}"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(8); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        var cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));

        var reading = JsonText.read(cut);
        if (reading instanceof Reading.Readable readable) {
            assertTrue(JsonText.write(readable.tree()).length() < 10_000);
        } else {
            assertTrue(!((Reading.Unreadable) reading).why().isBlank());
        }
    }

    private static Reading read(String text) {
        return JsonText.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
