package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import io.attune.policy.Actor;
import io.attune.policy.Origin;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * One system was seen to hold these values of one record.
 *
 * @param values shared values of the fields that it told; a field that is not here was not told
 * @param actor  who changed the record last, where the system tells and it was not us
 * @param asOf   the link's {@link LinkState#seenNo} when the call that read this began; empty for what we were told
 */
public record Observation(String system, String externalId, SortedMap<String, JsonNode> values, Moment moment,
        Optional<Actor> actor, OptionalLong asOf) {

    public Observation {
        values = InOrder.sorted(values);
    }

    /** An edit seen now happened after the record was seen last, and before it last changed. */
    Origin origin(LinkState before) {
        var to = moment.changedByOurClock().orElse(moment.learntAt());
        return new Origin(system, before.readAt().map(from -> from.isAfter(to) ? to : from), to, actor);
    }

    /** Whether the call that read this began before something else about the link was applied. */
    boolean isOutrunBy(LinkState link) {
        return asOf.isPresent() && asOf.getAsLong() != link.seenNo();
    }
}
