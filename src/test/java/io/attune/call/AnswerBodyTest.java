package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerBodyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''             | taken
            identity       | taken
            gzip           | taken
            GZIP           | taken
            x-gzip         | taken
            gzip, gzip     | refused
            gzip,identity  | refused
            deflate        | refused
            br             | refused
            zstd           | refused
            """)
    void refusesNestedAndUnknownPackings(String encoding, String expected) {
        assertEquals(expected, AnswerBody.packedAs(List.of(encoding)).isPresent() ? "taken" : "refused");
    }

    @Test
    void refusesTwoHeaders() {
        assertTrue(AnswerBody.packedAs(List.of("gzip", "gzip")).isEmpty());
    }

    @ParameterizedTest(name = "in pieces of {0}")
    @ValueSource(ints = {1, 7, 4096, 1 << 20})
    void unpacks(int piece) throws IOException {
        byte[] text = "{\"id\":706405506930370084}".repeat(500).getBytes(StandardCharsets.UTF_8);
        var body = packed();

        assertEquals(Optional.empty(), feed(body, gzip(text), piece));
        assertTrue(body.isWhole());
        assertArrayEquals(text, body.bytes());
    }

    @Test
    void boundsWhatIsNotPacked() {
        var body = AnswerBody.packedAs(List.of()).orElseThrow();

        assertEquals(Optional.empty(), body.take(new byte[AnswerBody.MAX_BYTES]));
        assertEquals(Optional.of("the answer is longer than 16 MiB"), body.take(new byte[1]));
    }

    @Test
    void boundsWhatItUnpacksTo() throws IOException {
        byte[] halfNoise = new byte[AnswerBody.MAX_BYTES + 1];
        var random = new Random(7);
        for (int i = 0; i < halfNoise.length; i += 64) {
            halfNoise[i] = (byte) random.nextInt();
        }

        assertEquals(Optional.of("the answer is longer than 16 MiB"), feed(packed(), gzip(halfNoise), 1 << 16));
    }

    @Test
    void stopsABombBeforeItGrows() throws IOException {
        byte[] bomb = gzip(new byte[100 << 20]);
        assertTrue(bomb.length < 110_000);
        var body = packed();

        assertEquals(Optional.of("the answer unpacks to more than 100 times its size"), feed(body, bomb, bomb.length));
        assertTrue(body.bytes().length <= AnswerBody.RATIO_FREE_BYTES + (4 << 20), body.bytes().length + " bytes");
    }

    @Test
    void takesAMebibyteOfRepetition() throws IOException {
        var body = packed();

        assertEquals(Optional.empty(), feed(body, gzip(new byte[AnswerBody.RATIO_FREE_BYTES]), 1 << 16));
        assertTrue(body.isWhole());
    }

    @Test
    void noticesACutEndAndBrokenBytes() throws IOException {
        byte[] whole = gzip("some text that is long enough to be cut".getBytes(StandardCharsets.UTF_8));
        byte[] broken = whole.clone();
        broken[broken.length - 6] ^= 1; // the checksum
        var cut = packed();

        assertEquals(Optional.empty(), feed(cut, Arrays.copyOf(whole, whole.length - 5), 4096));
        assertFalse(cut.isWhole());
        assertEquals(Optional.of("the answer's gzip is broken"), feed(packed(), broken, 4096));
        assertEquals(Optional.of("the answer's gzip is broken"), packed().take("never packed".getBytes()));
    }

    /** A 204 may carry the header of a body that it has not. */
    @Test
    void takesNoBodyAtAllAsWhole() {
        assertTrue(packed().isWhole());
    }

    private static AnswerBody packed() {
        return AnswerBody.packedAs(List.of("gzip")).orElseThrow();
    }

    private static Optional<String> feed(AnswerBody body, byte[] bytes, int piece) {
        for (int from = 0; from < bytes.length; from += piece) {
            var fault = body.take(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
