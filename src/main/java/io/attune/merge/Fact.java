package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Something that a step found or decided, beside the new state. The shell stores it; it decides nothing more. */
public sealed interface Fact {

    /**
     * An agreed value changed.
     *
     * @param before   the agreed value until now; empty for a first one
     * @param decision in a few words: {@code first seen}, {@code edit}
     */
    record Changed(String field, Optional<JsonNode> before, Agreed after, String decision) implements Fact {}

    /** The system holds something else than what was agreed, by an edit of this step: a delivery is due at once. */
    record Lags(String system) implements Fact {}

    /** As {@link Lags}, but over the cap on deletes: it waits until a person approves. */
    record Held(String system) implements Fact {}

    /** The system is up to date: nothing is due any more. */
    record CaughtUp(String system) implements Fact {}

    /** Nothing was done, and why. */
    record Ignored(String why) implements Fact {}
}
