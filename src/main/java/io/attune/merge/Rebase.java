package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The step of a record from one version of its mapping to another. What changed is only how systems are read and
 * written, so it is no edit: no version is raised, and no conflict begins. Edits that nobody has seen yet are found
 * first, by the version they were made under; a row that is new is a first sync.
 */
public final class Rebase {

    private final Terms terms;
    private final Map<String, Reread> rereads;
    private final List<Fact> facts = new ArrayList<>();

    private Rebase(Terms terms, Map<String, Reread> rereads) {
        this.terms = terms;
        this.rereads = rereads;
    }

    /** The two versions, in what they differ, and how a value that no system holds gets from one to the other. */
    public record Terms(Rules before, Rules now, Amendment amendment, Carry carry) {}

    /** One reading of one system's record, as each of the two versions understands it. */
    public record Reread(Observation before, Observation now) {}

    /** Whether it must be re-based before anything is read or written by this version of the mapping. */
    public static boolean isDue(RecordState state, Rules rules) {
        return state.seen() && !state.isEnded() && state.mappingVersion() != rules.version();
    }

    /** Why nobody can decide anything about it until then, in words. */
    public static Optional<String> obstacle(RecordState state, Rules rules) {
        return isDue(state, rules) ? Optional.of("record " + state.id() + " is not read anew yet by version "
                + rules.version() + " of the mapping: decide again in a moment") : Optional.empty();
    }

    /**
     * Outrun where something else was learnt since the readings began, where one of {@link Amendment#toRead} is not
     * among them, or where a write is in doubt: that is settled first, by the version that it was made with.
     */
    public static Step of(RecordState state, List<Reread> readings, Terms terms) {
        var rereads = new LinkedHashMap<String, Reread>();
        readings.forEach(reading -> rereads.put(reading.now().system(), reading));
        if (inDoubt(state, terms.now()).isPresent() || !rereads.keySet().containsAll(terms.amendment().toRead(state))) {
            return Step.outrun(state);
        }
        return new Rebase(terms, InOrder.map(rereads)).from(state);
    }

    /** A system to which a write is in doubt. What goes to one that takes part no more is nobody's concern. */
    public static Optional<String> inDoubt(RecordState state, Rules now) {
        return state.inflight().keySet().stream()
                .filter(system -> now.systems().contains(system) && isToBeSettled(state, system))
                .findFirst();
    }

    /**
     * Whether what became of a write there is to be found out by the version that it was made with. A create of which
     * nobody knows the id is not: where several carry our marker a person decides, who must not wait for this either.
     * It stays in doubt, with what was sent as the new version reads it.
     */
    public static boolean isToBeSettled(RecordState state, String system) {
        return state.inflight(system).isPresent() && !isCreateInDoubt(state, system);
    }

    private static boolean isCreateInDoubt(RecordState state, String system) {
        return state.inflight(system).filter(Inflight::mayHaveCreated).isPresent()
                && state.link(system).externalId().isEmpty();
    }

    private Step from(RecordState state) {
        var seen = state;
        for (var reread : rereads.values()) {
            var step = Observe.apply(seen, reread.before(), terms.before());
            if (step.isOutrun()) {
                return Step.outrun(state);
            }
            facts.addAll(step.facts());
            seen = step.state();
        }
        var after = settled(firstSync(asked(closed(reformed(seen)))));
        facts.removeIf(fact -> fact instanceof Fact.Ignored || fact instanceof Fact.Lags);
        owe(after);
        return new Step(after, facts.stream().distinct().toList());
    }

    /** Rows that have another form: their values as they read now. */
    private RecordState reformed(RecordState seen) {
        var agreed = new TreeMap<>(seen.fields());
        var reform = new Reform(terms, rereads, seen);
        agreed.replaceAll((field, value) -> terms.now().field(field) == null ? value : reform.agreed(field, value));
        agreed.forEach((field, now) -> note(field, seen.fields().get(field), now));
        var inForm = seen.withFields(agreed, terms.now().version());
        var after = inForm;
        for (var system : seen.links().keySet()) {
            var link = seen.link(system);
            var held = new TreeMap<>(link.fields());
            held.replaceAll((field, known) -> agreed.containsKey(field) && terms.now().field(field) != null
                    ? reform.held(system, field, inForm) : known);
            after = after.withLink(system, link.withFields(held, link.frozen()).passed());
        }
        return after;
    }

    private void note(String field, Agreed was, Agreed now) {
        if (!was.value().equals(now.value())) {
            facts.add(new Fact.Changed(field, Optional.of(was.value()), now,
                    "read anew by version " + terms.now().version() + " of the mapping"));
        }
    }

    /** What waits for a person in a row that is no more waits no longer. */
    private RecordState closed(RecordState state) {
        var after = state;
        for (var system : state.links().keySet()) {
            var link = state.link(system);
            var left = new TreeSet<>(link.frozen());
            left.removeIf(field -> terms.now().field(field) == null);
            link.frozen().stream().filter(field -> !left.contains(field)).sorted().forEach(field -> facts.add(
                    new Fact.Decided(field, system, "the mapping, which has no such row any more")));
            after = after.withLink(system, link.withFields(link.fields(), left));
        }
        return after;
    }

    /** What still waits is listed as it reads now: else a person would choose a value as it reads no more. */
    private RecordState asked(RecordState state) {
        state.links().forEach((system, link) -> link.frozen().stream().sorted()
                .filter(field -> terms.amendment().forms().containsKey(field) && link.held(field).isKnown())
                .forEach(field -> facts.add(new Fact.ReadAnew(field, system, state.fields().get(field).value(),
                        link.held(field).shadow()))));
        return state;
    }

    /** Rows that are new, or come back: whatever was kept of them is older than what the systems hold. */
    private RecordState firstSync(RecordState state) {
        var added = terms.amendment().added().keySet();
        var agreed = new TreeMap<>(state.fields());
        agreed.keySet().removeAll(added);
        var after = state.withFields(agreed, terms.now().version());
        for (var system : state.links().keySet()) {
            var link = state.link(system);
            var held = new TreeMap<>(link.fields());
            held.keySet().removeAll(added);
            after = after.withLink(system, link.withFields(held, link.frozen()));
        }
        for (var reread : rereads.values()) {
            var step = Observe.apply(after, onlyAdded(after, reread.now()), terms.now());
            facts.addAll(step.facts());
            after = step.state();
        }
        return after;
    }

    private Observation onlyAdded(RecordState state, Observation now) {
        var values = new TreeMap<>(now.values());
        values.keySet().retainAll(terms.amendment().added().keySet());
        return new Observation(now.system(), now.externalId(), values, now.moment(), now.actor(),
                OptionalLong.of(state.link(now.system()).seenNo()));
    }

    /** What lags is due anew, with new tries: the mapping changed. A system that takes part no more has nothing due. */
    private void owe(RecordState after) {
        for (var system : terms.now().systems()) {
            if (!Lag.of(after, terms.now(), system).isEmpty() || mayEnter(after, system)) {
                facts.add(new Fact.Lags(system));
            }
        }
        after.links().keySet().stream()
                .filter(system -> !terms.now().systems().contains(system))
                .forEach(system -> facts.add(new Fact.CaughtUp(system)));
    }

    private RecordState settled(RecordState state) {
        var after = state;
        for (var system : state.maybeSent().keySet()) {
            after = after.withMaybeSent(system, state.maybeSent(system).stream().map(sent ->
                    terms.amendment().isReadOtherwise(sent.field(), system) ? sent.readOtherwise() : sent).toList());
        }
        for (var system : state.inflight().keySet()) {
            after = terms.now().systems().contains(system) && isCreateInDoubt(state, system)
                    ? inDoubt(after, system, state.inflight().get(system))
                    : after.withoutInflight(system);
        }
        return after;
    }

    /**
     * Still in doubt: as the new version reads what the system makes of it, and in any spelling remembered; so is what
     * was sent of a row that is no more, since that may come back before the write arrives.
     */
    private RecordState inDoubt(RecordState state, String system, Inflight write) {
        var remembered = new ArrayList<MaybeSent>();
        write.patch().forEach((field, sent) -> spelled(system, field, sent.value())
                .forEach(value -> remembered.add(MaybeSent.value(field, value, write.sentAt()))));
        return state.withInflight(system, reread(state, system, write)).remembering(system, remembered);
    }

    private List<JsonNode> spelled(String system, String field, JsonNode sent) {
        return terms.now().field(field) == null ? List.of(sent)
                : !terms.amendment().isReformed(field, system) ? List.of()
                : terms.carry().spellings(system, field, sent);
    }

    /** What reads as something else than what is agreed now confirms nothing when it arrives. */
    private Inflight reread(RecordState state, String system, Inflight write) {
        var patch = new TreeMap<String, Inflight.Sent>();
        write.patch().forEach((field, sent) -> reread(system, field, sent.value(), write).ifPresent(value ->
                patch.put(field, new Inflight.Sent(value,
                        isAgreed(state, system, field, value) ? sent.version() : 0))));
        return new Inflight(write.kind(), terms.now().version(), patch, write.sentAt());
    }

    private boolean isAgreed(RecordState state, String system, String field, JsonNode value) {
        var agreed = state.fields().get(field).value();
        return value.equals(agreed)
                || value.equals(terms.now().image(system, field, agreed, Lag.agreed(state)));
    }

    private Optional<JsonNode> reread(String system, String field, JsonNode value, Inflight write) {
        return terms.now().field(field) == null ? Optional.empty()
                : !terms.amendment().isReformed(field, system) ? Optional.of(value)
                : terms.carry().over(system, field, terms.before().image(system, field, value, write.values()));
    }

    private boolean mayEnter(RecordState after, String system) {
        var link = after.link(system);
        return terms.amendment().systems().contains(system) && link.externalId().isEmpty()
                && link.tombstoneAt().isEmpty();
    }
}
