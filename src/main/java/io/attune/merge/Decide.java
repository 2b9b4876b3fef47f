package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.policy.Actor;
import io.attune.policy.Origin;
import io.attune.policy.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The steps that a person decides on. Each is an event in the history of the record, with the person's name. */
public final class Decide {

    private Decide() {}

    /** Who decided, and when. */
    public record Person(String name, Instant at) {}

    /**
     * An open conflict of a field: this value is agreed from now on, in all systems. Nothing happens where the field
     * does not wait for a person in that system. The value that was agreed until now is listed, if it is not the
     * chosen one: it may be newer than what the person saw.
     */
    public static Step conflict(RecordState state, String field, String system, JsonNode chosen, Person person,
            Rules rules) {
        var agreed = state.fields().get(field);
        if (agreed == null || !state.link(system).frozen().contains(field)) {
            return Step.nothing(state, "nothing of " + field + " in " + system + " waits for a decision");
        }
        var origin = new Origin(chosen.equals(agreed.value()) ? agreed.origin().system() : system,
                Optional.of(person.at()), person.at(), Optional.of(new Actor(person.name(), Set.of())));
        var side = new Side(chosen, origin);
        var now = agreed.next(side, Optional.empty());
        var fields = new TreeMap<>(state.fields());
        fields.put(field, now);
        var after = thawed(state, system, field).withFields(fields, state.mappingVersion());
        var facts = new ArrayList<Fact>(List.of(
                new Fact.Changed(field, Optional.of(agreed.value()), now, "decided by " + person.name()),
                new Fact.Decided(field, system, person.name())));
        if (!chosen.equals(agreed.value())) {
            facts.add(new Fact.Conflicted(field, system, side, agreed.side(), "decided by " + person.name(), false));
        }
        rules.systems().stream()
                .filter(other -> Lag.of(after, rules, other).contains(field))
                .forEach(other -> facts.add(new Fact.Lags(other)));
        return new Step(after, facts);
    }

    private static RecordState thawed(RecordState state, String system, String field) {
        var link = state.link(system);
        var frozen = new HashSet<>(link.frozen());
        frozen.remove(field);
        return state.withLink(system, link.withFields(link.fields(), frozen));
    }
}
