package io.attune.sandbox.shop.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** A place in a sorted list, by value: it stays where it is when the record that it was taken from moves or goes. */
public record Cursor(String value, long id) implements Comparable<Cursor> {

    private static final Comparator<Cursor> ORDER = Comparator.comparing(Cursor::value).thenComparingLong(Cursor::id);

    static Cursor of(JsonNode record, Function<JsonNode, String> key) {
        return new Cursor(key.apply(record), record.path("id").longValue());
    }

    /** Empty if it is none of ours. */
    public static Optional<Cursor> read(String text) {
        try {
            var json = JsonText.read(Base64.getDecoder().decode(text));
            return json instanceof JsonText.Reading.Readable it && it.tree().path("last_id").isIntegralNumber()
                    ? Optional.of(
                            new Cursor(it.tree().path("last_value").asText(), it.tree().path("last_id").longValue()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Base64, as the vendor's. */
    public String text() {
        var json = Canonical.NODES.objectNode().put("last_id", id).put("last_value", value);
        return Base64.getEncoder().encodeToString(JsonText.write(json).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
