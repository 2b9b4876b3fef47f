package io.attune.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * Strict reading of JSON that comes from outside, and writing it back. Numbers keep every digit: integers of any size
 * stay integers, decimals stay decimals.
 */
public final class JsonText {

    /** Deepest nesting that is read. */
    public static final int MAX_DEPTH = 64;
    /** A decimal whose exponent lies beyond this would write out as a megabyte of zeros. */
    static final int MAX_SCALE = 30;

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(100)
            .maxStringLength(1 << 20)
            .maxNameLength(256)
            .build();
    private static final ObjectMapper STRICT = strict(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();
    /** Refuses the same, and tells where; it remembers each key for that, which takes half as long again. */
    private static final ObjectMapper EXACT_IN_WORDS = strict(JsonFactory.builder().streamReadConstraints(BOUNDS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build();

    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE) // a text is written piece by piece, and ends once
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private JsonText() {}

    private static JsonMapper.Builder strict(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .nodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    }

    /** Reads one document. Never throws for bad content: what is wrong is told by the result. */
    public static Reading read(byte[] text) {
        try {
            return checked(STRICT.readTree(text));
        } catch (IOException | NumberFormatException e) {
            return inWords(text);
        }
    }

    private static Reading inWords(byte[] text) {
        try {
            var tree = EXACT_IN_WORDS.readTree(text);
            return checked(tree);
        } catch (JsonProcessingException e) {
            return new Reading.Unreadable(words(e));
        } catch (IOException e) {
            return new Reading.Unreadable("the body is not UTF-8 text");
        } catch (NumberFormatException e) {
            return new Reading.Unreadable("absurd number: its exponent has more than ten digits");
        }
    }

    /** What is wrong and where, without a piece of the text: it may be anybody's personal data. */
    private static String words(JsonProcessingException e) {
        var what = e instanceof StreamConstraintsException
                ? "beyond what is read (%d levels, numbers of 100 digits, %s)"
                        .formatted(MAX_DEPTH, "texts of 1 MiB, names of 256 characters")
                : isTwice(e) ? "a key stands twice in one object" : "not JSON";
        var at = e.getLocation();
        return at == null ? what : what + ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static boolean isTwice(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
    }

    private static Reading checked(JsonNode tree) {
        if (tree == null || tree.isMissingNode()) {
            return new Reading.Unreadable("the body is empty");
        }
        var absurdity = absurdity(tree);
        return absurdity.isEmpty() ? new Reading.Readable(tree) : new Reading.Unreadable(absurdity);
    }

    /** The first leaf that cannot be kept or written out sensibly, in words. The depth was bounded while reading. */
    private static String absurdity(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().indexOf('\0') >= 0 ? "a text holds the character NUL" : "";
        }
        if (node.isBigDecimal()) {
            BigDecimal number = node.decimalValue();
            return Math.abs((long) number.scale()) > MAX_SCALE ? "absurd number " + number : "";
        }
        if (node.isContainerNode()) {
            for (var child : node) {
                var absurd = absurdity(child);
                if (!absurd.isEmpty()) {
                    return absurd;
                }
            }
        }
        return "";
    }

    /** The tree as compact JSON, in its own order of keys. */
    public static String write(JsonNode tree) {
        try {
            return EXACT.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document that is written piece by piece: no tree is made of it. */
    public interface Pieces {
        void write(JsonGenerator json) throws IOException;
    }

    /** The document as compact JSON. */
    public static String written(Pieces pieces) {
        var text = new StringWriter();
        try (var json = EXACT.createGenerator(text)) {
            pieces.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A tree as the next value of what is written piece by piece. */
    public static void value(JsonGenerator json, JsonNode tree) throws IOException {
        if (tree.isTextual()) {
            json.writeString(tree.textValue());
        } else {
            json.writeTree(tree);
        }
    }

    /** Reads back what {@link #write} wrote. @throws UncheckedIOException if somebody else wrote it */
    public static JsonNode parseOwn(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What reading gave. */
    public sealed interface Reading {
        record Readable(JsonNode tree) implements Reading {}

        record Unreadable(String why) implements Reading {}
    }
}
