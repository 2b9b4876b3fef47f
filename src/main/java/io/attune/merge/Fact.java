package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.policy.Side;
import java.util.Optional;
import java.util.UUID;

/** Something that a step found or decided, beside the new state. The shell stores it; it decides nothing more. */
public sealed interface Fact {

    /**
     * An agreed value changed.
     *
     * @param before   the agreed value until now; empty for a first one
     * @param decision in a few words: {@code first seen}, {@code edit}
     */
    record Changed(String field, Optional<JsonNode> before, Agreed after, String decision) implements Fact {}

    /**
     * Two values met, and one of them lost; or, while it is open, a person is to say which.
     *
     * @param system in which the edit was made that met the agreed value
     * @param kept   the side whose value is agreed now
     * @param lost   the other one; it is nowhere else any more
     * @param policy that decided
     * @param open   the field waits for a person; an open one of the same field and system is replaced
     */
    record Conflicted(String field, String system, Side kept, Side lost, String policy, boolean open) implements Fact {}

    /** An open conflict stays; these are its values as another version of the mapping reads them. */
    record ReadAnew(String field, String system, JsonNode kept, JsonNode lost) implements Fact {}

    /** An open conflict is over. */
    record Decided(String field, String system, String by) implements Fact {}

    /** A person is to say whether two are one: a record there, and one of ours. */
    record Duplicated(String system, String externalId, Optional<UUID> other, String reason) implements Fact {}

    /** The system holds something else than what was agreed, by an edit of this step: a delivery is due at once. */
    record Lags(String system) implements Fact {}

    /** As {@link Lags}, but over the cap on deletes: it waits until a person approves. */
    record Held(String system) implements Fact {}

    /** The system told of a change: the record is to be read there. */
    record Unconfirmed(String system) implements Fact {}

    /** The system is up to date: nothing is due any more. */
    record CaughtUp(String system) implements Fact {}

    /** Nothing was done, and why. */
    record Ignored(String why) implements Fact {}

    /** The answer is older than what is known by now: the question is to be asked again. */
    record Outrun() implements Fact {}
}
