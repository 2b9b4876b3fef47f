package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one system holds of one field, as far as we know.
 *
 * @param shadow  the shared reading of what was last seen there; missing where it was never seen
 * @param ack     the version of the agreed value that this system has confirmed; 0 for none
 * @param image   what the system made of the value it was last given, where an answer showed it
 * @param assumed when the shadow was sent, if it was not seen since: what the system is first seen to hold, unchanged
 *     since then, is what it made of it
 */
public record Held(JsonNode shadow, long ack, Optional<JsonNode> image, Optional<Instant> assumed) {

    public static final Held NEVER = new Held(MissingNode.getInstance(), 0, Optional.empty(), Optional.empty());

    boolean isKnown() {
        return !shadow.isMissingNode();
    }

    Held named(UnaryOperator<JsonNode> names) {
        return new Held(names.apply(shadow), ack, image.map(names), assumed);
    }

    /** The system was seen to hold this; it has confirmed no newer version by that. */
    Held seen(JsonNode value) {
        return assumed.isEmpty() && shadow.equals(value) ? this : new Held(value, ack, image, Optional.empty());
    }

    /** The system was seen to hold this, and must be given the agreed value again. */
    Held disowned(JsonNode value) {
        return new Held(value, 0, image, Optional.empty());
    }

    /** The system was seen to hold this instead of the agreed value of this version: it has not got that. */
    Held behind(JsonNode value, long version) {
        return new Held(value, Math.min(ack, version - 1), image, Optional.empty());
    }

    /** The system was seen to hold this, knowing the agreed value of this version. */
    Held confirmed(JsonNode value, long version) {
        return new Held(value, version, image, Optional.empty());
    }

    /** A write was answered by the record: what it holds now is its image of what was sent. */
    Held wrote(JsonNode shown, long version) {
        return new Held(shown, version, Optional.of(shown), Optional.empty());
    }

    /** A write succeeded without showing the record. */
    Held wroteUnseen(JsonNode sent, long version, Instant at) {
        return new Held(sent, version, image, Optional.of(at));
    }
}
