package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The steps that follow a write: what its answer, or reading back, says of what the system holds now. */
public final class Settle {

    private Settle() {}

    /**
     * Some of the fields were written; what else was sent stays in doubt. An answer that something else has outrun
     * leaves everything in doubt: it is read back.
     */
    public static Step done(RecordState state, Written written, Rules rules) {
        var link = state.link(written.system());
        boolean outrun = written.asOf() != link.seenNo() && rules.has(Guard.ORDER);
        if (isAnotherCopy(link, written)) {
            return new Step(state, List.of(new Fact.Outrun(), new Fact.Duplicated(written.system(),
                    written.externalId().orElseThrow(), Optional.of(state.id()),
                    "was made while another one was found")));
        }
        if (outrun || state.inflight(written.system()).isEmpty()) {
            return Step.outrun(state);
        }
        var after = applied(state, written, rules);
        return rest(after, written)
                .map(others -> observed(after, others, rules))
                .orElseGet(() -> Step.of(seen(after, written)));
    }

    /** Only then is the record seen: what else the answer shows may have changed since it was seen last. */
    private static Step observed(RecordState after, Observation others, Rules rules) {
        var step = Observe.apply(after, others, rules);
        boolean isSeen = step.state().link(others.system()).seenNo() != after.link(others.system()).seenNo();
        return isSeen ? step : new Step(seen(step.state(), others.system(), others.moment()), step.facts());
    }

    private static RecordState seen(RecordState state, Written written) {
        return seen(state, written.system(), written.moment());
    }

    private static RecordState seen(RecordState state, String system, Moment moment) {
        return state.withLink(system, state.link(system).seen(moment));
    }

    /** Somebody was quicker: what this write made is one too many, and may not carry our marker. */
    private static boolean isAnotherCopy(LinkState link, Written written) {
        return link.externalId().isPresent() && written.externalId().isPresent()
                && !link.externalId().equals(written.externalId());
    }

    private static RecordState applied(RecordState state, Written written, Rules rules) {
        var system = written.system();
        var write = state.inflight(system).orElseThrow();
        var link = state.link(system);
        var held = new TreeMap<>(link.fields());
        var left = new TreeMap<>(write.patch());
        for (var field : written.fields()) {
            var sent = left.remove(field);
            if (sent != null) {
                var shown = written.shown().get(field);
                held.put(field, isAnother(rules.field(field), link.held(field), sent, shown)
                        ? link.held(field).behind(shown, sent.version())
                        : after(link.held(field), sent, shown, written.moment().learntAt()));
            }
        }
        var linked = written.externalId().map(link::withExternalId).orElse(link);
        var rest = left.isEmpty() ? state.withoutInflight(system) : state.withInflight(system, write.left(left));
        return rest.withLink(system, linked.withFields(held, link.frozen()));
    }

    /**
     * What an answer shows of a reference may be another record, to which the id that was sent had passed by then: that
     * is written again. What a system is seen to hold even so is its own doing: it may lead a reference on.
     */
    private static boolean isAnother(FieldRule rule, Held before, Inflight.Sent sent, JsonNode shown) {
        return rule != null && rule.refers() && shown != null && !shown.isNull() && !shown.equals(sent.value())
                && !shown.equals(before.shadow());
    }

    private static Held after(Held before, Inflight.Sent sent, JsonNode shown, Instant at) {
        return shown == null ? before.wroteUnseen(sent.value(), sent.version(), at)
                : before.wrote(shown, sent.version());
    }

    /** What the answer shows beside what was sent is a reading like any other, for nothing. */
    private static Optional<Observation> rest(RecordState after, Written written) {
        var others = new TreeMap<>(written.shown());
        others.keySet().removeAll(written.fields());
        return after.link(written.system()).externalId().filter(id -> !others.isEmpty()).map(id -> new Observation(
                written.system(), id, others, written.moment(), Optional.empty(),
                OptionalLong.of(after.link(written.system()).seenNo())));
    }

    /**
     * The last write of an ended record is on its way: as long as nobody knows that it was done, no other record may
     * take what it is linked to.
     */
    public static RecordState telling(RecordState state, String system, Inflight.Kind kind, Rules rules, Instant now) {
        return readBack(state, system, rules, now)
                .withInflight(system, new Inflight(kind, rules.version(), new TreeMap<>(), now));
    }

    /** The write was surely not done. */
    public static RecordState refused(RecordState state, String system) {
        return state.withoutInflight(system);
    }

    /**
     * The last write of an ended record was surely not done; an earlier one, of which that is not known, may still be.
     *
     * @param before it was noted that this one is on its way
     */
    public static RecordState untold(RecordState state, String system, RecordState before) {
        return before.inflight(system).filter(Inflight::isLast)
                .map(earlier -> state.withInflight(system, earlier))
                .orElseGet(() -> state.withoutInflight(system));
    }

    /**
     * The record was read, or looked for and not found: what was not seen to have arrived may still arrive, and is
     * remembered.
     */
    public static RecordState readBack(RecordState state, String system, Rules rules, Instant now) {
        var write = state.inflight(system).filter(sent -> !(state.isEnded() && sent.isLast()));
        if (write.isEmpty()) {
            return state;
        }
        var sent = new ArrayList<MaybeSent>();
        write.get().patch().forEach((field, value) -> sent.add(MaybeSent.value(field,
                rules.image(system, field, value.value(), write.get().values()), write.get().sentAt())));
        if (write.get().mayHaveCreated() && mayComeYet(state.link(system), write.get())) {
            sent.add(MaybeSent.create(write.get().sentAt()));
        }
        return forgetting(state, system, now).remembering(system, sent).withoutInflight(system);
    }

    /**
     * What is linked there is no more. A write to it cannot arrive any more; what a create in doubt may yet make is
     * another one.
     */
    public static RecordState gone(RecordState state, String system, Rules rules, Instant now) {
        return state.inflight(system).filter(Inflight::mayHaveCreated).isPresent()
                ? readBack(state, system, rules, now) : state.withoutInflight(system);
    }

    /** What is linked by now and holds other values than were sent is another one: a person was quicker. */
    private static boolean mayComeYet(LinkState link, Inflight create) {
        return link.externalId().isEmpty() || !create.patch().isEmpty();
    }

    /** What cannot arrive any more is forgotten. */
    private static RecordState forgetting(RecordState state, String system, Instant now) {
        var link = state.link(system);
        return state.withMaybeSent(system, state.maybeSent(system).stream()
                .filter(one -> !one.until().isBefore(now) || OwnWrites.mayHaveArrived(one, link))
                .toList());
    }

    /** Reading showed that these fields hold the agreed value already: no call is needed for them. */
    public static RecordState alreadyHeld(RecordState state, String system, Set<String> fields) {
        if (fields.isEmpty()) {
            return state;
        }
        var link = state.link(system);
        var held = new TreeMap<>(link.fields());
        for (var field : fields) {
            var agreed = state.fields().get(field);
            var shadow = link.held(field).isKnown() ? link.held(field).shadow() : agreed.value();
            held.put(field, link.held(field).confirmed(shadow, agreed.version()));
        }
        return state.withLink(system, link.withFields(held, link.frozen()));
    }

    /** The last write of an ended record was done: what was deleted is no more, what was marked is. */
    public static RecordState told(RecordState state, String system, Instant at) {
        var link = state.link(system);
        boolean isGone = state.inflight(system).filter(write -> write.kind() == Inflight.Kind.DELETE).isPresent();
        return state.withoutInflight(system).withLink(system, isGone ? link.withTombstone(at) : link);
    }
}
