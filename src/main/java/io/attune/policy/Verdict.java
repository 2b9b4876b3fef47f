package io.attune.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What became of two values that met.
 *
 * @param merged the value that is neither, of {@link Kind#MERGED}
 * @param why    in a few words, for a person who asks
 */
public record Verdict(Kind kind, Optional<JsonNode> merged, String why) {

    public enum Kind {
        /** The value that was agreed stays. */
        AGREED,
        /** The edit becomes the agreed value. */
        EDIT,
        /** A value made of both becomes the agreed one. */
        MERGED,
        /** A person decides; until then the agreed value stays, and the edit stays where it was made. */
        UNDECIDED
    }

    static Verdict agreed(String why) {
        return new Verdict(Kind.AGREED, Optional.empty(), why);
    }

    static Verdict edit(String why) {
        return new Verdict(Kind.EDIT, Optional.empty(), why);
    }
}
