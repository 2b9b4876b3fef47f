package io.attune.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/** Which value a person chose. */
public sealed interface Choice {

    /** The one that is agreed now. */
    record Kept() implements Choice {}

    /** The one that the other system holds. */
    record Lost() implements Choice {}

    /** Another one. @param value a shared value, canonical; blank as null */
    record Other(JsonNode value) implements Choice {}

    /** The value that is meant. */
    default JsonNode among(Supplier<JsonNode> kept, Supplier<JsonNode> lost) {
        if (this instanceof Other other) {
            return other.value();
        }
        return this instanceof Kept ? kept.get() : lost.get();
    }
}
