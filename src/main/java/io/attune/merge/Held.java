package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/**
 * What one system holds of one field, as far as we know.
 *
 * @param shadow  the shared reading of what was last seen there; missing where it was never seen
 * @param ack     the version of the agreed value that this system has confirmed; 0 for none
 * @param image   what the system made of the value it was last given, where an answer showed it
 * @param assumed the shadow was sent, not seen: the first value seen replaces it without being an edit
 */
public record Held(JsonNode shadow, long ack, Optional<JsonNode> image, boolean assumed) {

    public static final Held NEVER = new Held(MissingNode.getInstance(), 0, Optional.empty(), false);

    /** The system was seen to hold this; it has confirmed no newer version by that. */
    Held seen(JsonNode value) {
        return new Held(value, ack, image, false);
    }

    /** The system was seen to hold this, knowing the agreed value of this version. */
    Held confirmed(JsonNode value, long version) {
        return new Held(value, version, image, false);
    }

    /** A write was answered by the record: what it holds now is its image of what was sent. */
    Held wrote(JsonNode shown, long version) {
        return new Held(shown, version, Optional.of(shown), false);
    }

    /** A write succeeded without showing the record. */
    Held wroteUnseen(JsonNode sent, long version) {
        return new Held(sent, version, image, true);
    }
}
