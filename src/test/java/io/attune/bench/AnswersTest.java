package io.attune.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final String STORED = "HTTP/1.1 202 Accepted\r\ncontent-length: 12\r\nX-A: b\r\n\r\n{\"event\":17}";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 23, 60, 1_000})
    void anAnswerEndsWithItsBodyHoweverItComes(int piece) {
        assertEquals(OptionalInt.of(202), last(new Answers(), STORED, piece));
    }

    @Test
    void oneWithoutABodyEndsWithItsHead() {
        assertEquals(OptionalInt.of(503), new Answers().add(Buffer.buffer("HTTP/1.1 503 Busy\r\nRetry-After: 1\r\n\r\n")));
    }

    @Test
    void theNextOneBeginsAnew() {
        var answers = new Answers();
        last(answers, STORED, 9);
        assertEquals(OptionalInt.of(429), last(answers, "HTTP/1.1 429 Wait\r\nContent-Length:2\r\n\r\n{}", 9));
    }

    @Test
    void halfOfOneIsNone() {
        assertEquals(OptionalInt.empty(), new Answers().add(Buffer.buffer(STORED.substring(0, STORED.length() - 1))));
    }

    private static OptionalInt last(Answers answers, String text, int piece) {
        var found = new ArrayList<OptionalInt>();
        for (int at = 0; at < text.length(); at += piece) {
            found.add(answers.add(Buffer.buffer(text.substring(at, Math.min(text.length(), at + piece)))));
        }
        return found.get(found.size() - 1);
    }
}
