package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The step for "this system was seen to hold these values". Field by field: what is known already is dropped, our own
 * writes are recognised by their value, and what remains is an edit.
 */
public final class Observe {

    private final RecordState before;
    private final LinkState link;
    private final Observation seen;
    private final Rules rules;
    private final SortedMap<String, Agreed> agreed;
    private final SortedMap<String, Held> held;
    private final List<Fact> facts = new ArrayList<>();

    private Observe(RecordState before, Observation seen, Rules rules) {
        this.before = before;
        this.link = before.link(seen.system());
        this.seen = seen;
        this.rules = rules;
        this.agreed = new TreeMap<>(before.fields());
        this.held = new TreeMap<>(link.fields());
    }

    /** The record is new: what was seen is what is agreed. */
    public static Step first(UUID id, Observation seen, Rules rules) {
        return apply(RecordState.expected(id, rules.version(), seen.system(), seen.externalId()), seen, rules);
    }

    /**
     * The record is known. A telling that is older than the last one applied changes nothing, nor does one of a record
     * that has ended.
     */
    public static Step apply(RecordState before, Observation seen, Rules rules) {
        if (before.isEnded()) {
            return Step.nothing(before, "the record has ended");
        }
        if (before.link(seen.system()).tombstoneAt().isPresent()) {
            return Step.nothing(before, "it was deleted in " + seen.system() + " before");
        }
        if (before.link(seen.system()).isNewerThan(seen.revision(), seen.occurredAt())) {
            return Step.nothing(before, "older than what was seen last");
        }
        return new Observe(before, seen, rules).step();
    }

    private Step step() {
        seen.values().forEach(this::field);
        boolean attached = link.externalId().isEmpty();
        if (facts.isEmpty() && before.seen() && !attached && held.equals(link.fields())) {
            return Step.nothing(touched(), "nothing new");
        }
        var after = touched().withFields(agreed, rules.version());
        rules.others(seen.system()).stream()
                .filter(other -> lagsMore(after, other))
                .forEach(other -> facts.add(new Fact.Lags(other)));
        return new Step(after, facts);
    }

    /** A repeat also counts as seen: what is older than it is stale. */
    private RecordState touched() {
        var linked = link.externalId().isPresent() ? link : link.withExternalId(seen.externalId());
        return before.withLink(seen.system(), linked.withFields(held).seen(seen.revision(), seen.occurredAt()));
    }

    /** A first telling makes every other system lag, even by no field: the record is to be made there. */
    private boolean lagsMore(RecordState after, String other) {
        var lag = Lag.of(after, rules, other);
        return !before.seen() || lag.stream().anyMatch(field -> isNew(field));
    }

    private boolean isNew(String field) {
        var was = before.fields().get(field);
        return was == null || was.version() < agreed.get(field).version();
    }

    private void field(String name, JsonNode value) {
        var rule = rules.field(name);
        var known = link.held(name);
        if (rule == null || value.equals(known.shadow())) {
            return;
        }
        if (!rule.readable().contains(seen.system())) {
            held.put(name, rule.enforce() ? new Held(value, 0, known.image(), false) : known.seen(value));
        } else if (ourWrite(name, value).isPresent()) {
            held.put(name, known.confirmed(value, ourWrite(name, value).get().version()));
        } else if (known.assumed()) {
            held.put(name, known.wrote(value, known.ack()));
        } else {
            edit(name, value, known);
        }
    }

    /** A value that is on its way there is no edit: it arrived. */
    private Optional<Inflight.Sent> ourWrite(String name, JsonNode value) {
        return before.inflight(seen.system())
                .map(write -> write.patch().get(name))
                .filter(sent -> sent.value().equals(value));
    }

    private void edit(String name, JsonNode value, Held known) {
        var was = Optional.ofNullable(agreed.get(name));
        if (was.map(Agreed::value).filter(value::equals).isPresent()) {
            held.put(name, known.confirmed(value, was.get().version())); // both made the same change
            return;
        }
        var now = new Agreed(value, was.map(Agreed::version).orElse(0L) + 1, seen.origin(link));
        agreed.put(name, now);
        held.put(name, known.confirmed(value, now.version()));
        facts.add(new Fact.Changed(name, was.map(Agreed::value), now, was.isPresent() ? "edit" : "first seen"));
    }
}
