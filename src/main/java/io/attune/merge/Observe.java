package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.policy.Side;
import java.util.Optional;
import java.util.UUID;

/**
 * The step for "this system was seen to hold these values". Field by field: what is known already is dropped, our own
 * writes are recognised by their value, and what remains is an edit.
 */
public final class Observe {

    private Observe() {}

    /** The record is new: what was seen is what is agreed. */
    public static Step first(UUID id, Observation seen, Rules rules) {
        return apply(RecordState.expected(id, rules.version(), seen.system(), seen.externalId()), seen, rules);
    }

    /**
     * The record is known. A telling that is older than the last one applied changes nothing; an answer that something
     * else has outrun is to be asked for again.
     */
    public static Step apply(RecordState before, Observation seen, Rules rules) {
        var link = before.link(seen.system());
        if (seen.isOutrunBy(link) && rules.has(Guard.ORDER)) {
            return Step.outrun(before);
        }
        if (before.isEnded() && rules.has(Guard.TOMBSTONE)) {
            return afterEnd(before, seen, rules);
        }
        if (link.tombstoneAt().isPresent() && rules.has(Guard.TOMBSTONE)) {
            return Step.nothing(before, "it was deleted in " + seen.system() + " before");
        }
        if (link.hasOvertaken(seen.moment(), seen.asOf().isPresent())) {
            return seen.asOf().isPresent() ? Step.outrun(before)
                    : Step.nothing(before, "older than what was seen last");
        }
        return merge(before, seen, rules);
    }

    private static Step merge(RecordState before, Observation seen, Rules rules) {
        var draft = new Draft(before, seen.system());
        var field = new FieldStep(draft, seen, rules);
        seen.values().forEach(field::take);
        var after = draft.after(seen.externalId(), seen.moment(),
                before.seen() ? before.mappingVersion() : rules.version());
        boolean attached = before.link(seen.system()).externalId().isEmpty();
        if (draft.isUnchanged() && before.seen() && !attached) {
            return Step.nothing(after, "nothing new");
        }
        for (var system : rules.systems()) {
            if (lagsMore(draft, after, rules, system)) {
                draft.facts.add(new Fact.Lags(system));
            }
        }
        return new Step(after, draft.facts);
    }

    /** A first telling makes every other system lag, even by no field: the record is to be made there. */
    private static boolean lagsMore(Draft draft, RecordState after, Rules rules, String system) {
        if (system.equals(draft.system)) {
            return draft.owed || Lag.grew(draft.before, after, rules, system, draft.touched());
        }
        return !draft.before.seen() || Lag.grew(draft.before, after, rules, system, draft.agreed.changed());
    }

    /** The record has ended: an edit that was made before its delete arrived there is lost, and is listed. */
    private static Step afterEnd(RecordState before, Observation seen, Rules rules) {
        var link = before.link(seen.system());
        if (link.tombstoneAt().isPresent() || !link.externalId().equals(Optional.of(seen.externalId()))) {
            return Step.nothing(before, "the record has ended");
        }
        var draft = new Draft(before, seen.system());
        seen.values().forEach((name, value) -> late(draft, name, value, seen, rules));
        return draft.facts.isEmpty() ? Step.nothing(before, "the record has ended")
                : new Step(before.withLink(seen.system(),
                        link.withFields(draft.held.after(), link.frozen()).seen(seen.moment())), draft.facts);
    }

    private static void late(Draft draft, String name, JsonNode value, Observation seen, Rules rules) {
        var rule = rules.field(name);
        var known = draft.link.held(name);
        var agreed = draft.agreed.get(name);
        boolean ours = Optional.ofNullable(draft.onItsWay.get(name)).filter(sent -> sent.value().equals(value))
                .isPresent();
        if (rule == null || agreed == null || !rule.readable().contains(seen.system()) || !known.isKnown() || ours
                || value.equals(known.shadow()) || value.equals(agreed.value())) {
            return;
        }
        draft.held.put(name, known.seen(value));
        draft.facts.add(new Fact.Conflicted(name, seen.system(), agreed.side(),
                new Side(value, seen.origin(draft.link)), "the record was deleted elsewhere", false));
    }
}
