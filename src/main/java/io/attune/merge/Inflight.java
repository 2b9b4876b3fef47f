package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A write whose result is not known yet. Stored before the call is made.
 *
 * @param patch          what was sent, in shared values, by field
 * @param mappingVersion under which it was made
 */
public record Inflight(Kind kind, int mappingVersion, SortedMap<String, Sent> patch, Instant sentAt) {

    public enum Kind { CREATE, UPDATE, UPSERT, DELETE, MARK }

    /** A value on its way, and the version of the agreed value that it is. */
    public record Sent(JsonNode value, long version) {}

    /** What was sent, by field. */
    SortedMap<String, JsonNode> values() {
        var values = new TreeMap<String, JsonNode>();
        patch.forEach((field, sent) -> values.put(field, sent.value()));
        return values;
    }

    Inflight named(UnaryOperator<JsonNode> names) {
        var named = new TreeMap<>(patch);
        named.replaceAll((field, sent) -> new Sent(names.apply(sent.value()), sent.version()));
        return left(named);
    }

    Inflight left(SortedMap<String, Sent> rest) {
        return new Inflight(kind, mappingVersion, rest, sentAt);
    }

    /** Whether nothing more is written to the record there. */
    boolean isLast() {
        return kind == Kind.DELETE || kind == Kind.MARK;
    }

    /** Whether the record may have come into being by it. */
    public boolean mayHaveCreated() {
        return kind == Kind.CREATE || kind == Kind.UPSERT;
    }
}
