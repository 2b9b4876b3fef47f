package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Maps;
import io.attune.policy.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tells what we wrote ourselves from what people edit: by its value, and by when it may have got there. */
final class OwnWrites {

    /** A request that timed out may take effect for so long. */
    static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    private final Draft draft;
    private final Observation seen;
    private final Rules rules;
    private final Map<String, JsonNode> sentWithIt;
    private final Map<String, JsonNode> agreedBefore;

    OwnWrites(Draft draft, Observation seen, Rules rules) {
        this.draft = draft;
        this.seen = seen;
        this.rules = rules;
        this.sentWithIt = draft.before.inflight(seen.system()).map(Inflight::values).orElseGet(TreeMap::new);
        this.agreedBefore = Maps.transformValues(draft.before.fields(), Agreed::value);
    }

    /** A value that is on its way there is no edit: it arrived. The version is the one it had, not the newest. */
    Optional<Inflight.Sent> arrived(String name, JsonNode value) {
        var sent = draft.onItsWay.get(name);
        if (sent == null || !rules.has(Guard.UNKNOWN)) {
            return Optional.empty();
        }
        boolean isThere = sent.value().equals(value) || image(name, sent.value(), sentWithIt).equals(value)
                || isTidiedOnArrival(name, sent, value);
        return isThere ? Optional.of(sent) : Optional.empty();
    }

    /**
     * A connector need not declare what its system does to a text: unless it held such a spelling before, the tidied
     * form of what was sent is no edit, either; nor is it that of what is agreed by now, if another value was sent.
     */
    private boolean isTidiedOnArrival(String name, Inflight.Sent sent, JsonNode value) {
        var known = draft.link.held(name);
        boolean isOld = sent.version() < draft.agreed.get(name).version();
        return isMadeOf(sent.value(), value) && (!known.isKnown() || !isSpelling(known.shadow(), value)
                && (!isOld || !isSpellingOfAgreed(name, value)));
    }

    /**
     * A write in doubt is not there, but the record has changed since it was seen: it may have arrived, and a person
     * may have put back what was there before.
     */
    boolean mayBeUndone(String name, JsonNode value, FieldRule rule) {
        return draft.onItsWay.containsKey(name) && rules.has(Guard.UNKNOWN) && seen.asOf().isPresent()
                && rule.readable().contains(seen.system()) && !isAgreed(name, value)
                && draft.link.isBefore(seen.moment());
    }

    /** Then nothing tells whether a person was there since. */
    private boolean tellsNoTimes() {
        return seen.moment().changedAt().isEmpty();
    }

    /** What arrived is remembered, as what did not: a person may have typed the same, and ours is yet to come. */
    MaybeSent memory(String name, Inflight.Sent sent) {
        var write = draft.before.inflight(seen.system()).orElseThrow();
        return MaybeSent.value(name, image(name, sent.value(), sentWithIt), write.sentAt());
    }

    /**
     * The shadow is what was sent; what is seen first may be what became of it: what the connector declares, or, of
     * what is not agreed any more, another spelling. If nothing changed there since, it may be cut as well; what no
     * system would make of it is an edit of the same moment. Where edits do not count, no time is needed: to enforce
     * the value against a system that tidies it would never end.
     */
    boolean isImageOfAssumed(String name, JsonNode value, FieldRule rule) {
        var known = draft.link.held(name);
        if (known.assumed().isEmpty()) {
            return false;
        }
        boolean isOld = known.ack() < draft.agreed.get(name).version();
        return image(name, known.shadow(), agreedBefore).equals(value)
                || isOld && isSpelling(known.shadow(), value) && !isSpellingOfAgreed(name, value)
                || tellsNoTimes() && isMadeOf(known.shadow(), value)
                || isTidied(known.shadow(), value) && (!rule.readable().contains(seen.system())
                        || isUnchangedSince(known.assumed().get()));
    }

    /**
     * What may be no more than the system's form of what was sent there is followed in its spelling, but whoever typed
     * what was sent typed it: where it stands, it means what it meant.
     */
    Side credited(String name, Side edit) {
        var known = draft.link.held(name);
        boolean mayBeForm = known.assumed().isPresent() && isTidied(known.shadow(), edit.value());
        return mayBeForm ? new Side(edit.value(), draft.agreed.get(name).origin()) : edit;
    }

    private boolean isUnchangedSince(Instant moment) {
        return seen.moment().changedByOurClock().filter(changed -> !changed.isAfter(moment)).isPresent();
    }

    /** Trimmed, in lower or in upper case, or cut: with more spaces than were sent, it is another one. */
    static boolean isTidied(JsonNode sent, JsonNode value) {
        return sent.isTextual() && value.isTextual() && cases(sent.asText())
                .flatMap(form -> Stream.of(form, form.strip()))
                .anyMatch(form -> form.startsWith(value.asText()));
    }

    private static Stream<String> cases(String text) {
        return Stream.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT));
    }

    /**
     * A value whose arrival was never learnt. Whom the system names as its last editor does not tell: it names the
     * editor of the record, not of the field.
     */
    boolean isLate(String name, JsonNode value) {
        if (draft.before.maybeSent(seen.system()).isEmpty()) {
            return false;
        }
        var known = draft.link.held(name);
        boolean isAssumed = known.assumed().isPresent() && isSpelling(known.shadow(), value);
        boolean isOther = draft.agreed.containsKey(name) && !isAgreed(name, value)
                && !isSpellingOfAgreed(name, value) && !isAssumed;
        return rules.has(Guard.LATE_WRITES) && isOther
                && draft.before.maybeSent(seen.system()).stream()
                        .anyMatch(sent -> sent.isOf(name, value) && mayHaveArrived(sent, draft.link));
    }

    /** People do put the spelling of the agreed value right. */
    private boolean isSpellingOfAgreed(String name, JsonNode value) {
        var agreed = draft.agreed.get(name);
        return agreed != null && isSpelling(agreed.value(), value);
    }

    private static boolean isSpelling(JsonNode one, JsonNode other) {
        return MaybeSent.tidied(one).equals(MaybeSent.tidied(other));
    }

    /** The record, or one field of it, may have changed at any moment since it was seen last. */
    static boolean mayHaveArrived(MaybeSent sent, LinkState link) {
        return link.readAt().filter(sent.sentAt().plus(LONGEST_TIMEOUT)::isBefore).isEmpty();
    }

    /** Trimmed, in lower or in upper case: systems add no spaces, and mix no cases. */
    private static boolean isMadeOf(JsonNode sent, JsonNode value) {
        var text = sent.asText();
        var made = value.asText();
        boolean isInCase = cases(text).anyMatch(form -> form.strip().equals(made.strip()));
        return isSpelling(sent, value) && made.length() <= text.length() && (isInCase || !sent.isTextual());
    }

    /**
     * Whether a set may lack items for another reason than that a person took them out: a write of ours that lacked
     * them may have come late, and the person saw what it left.
     */
    boolean mayHaveTakenOut(String name, JsonNode from, JsonNode to) {
        return from.isArray() && !isWithin(from, to) && rules.has(Guard.LATE_WRITES)
                && draft.before.maybeSent(seen.system()).stream()
                        .anyMatch(sent -> sent.field().equals(name) && mayHaveArrived(sent, draft.link));
    }

    private static boolean isWithin(JsonNode set, JsonNode other) {
        var items = new HashSet<JsonNode>();
        other.forEach(items::add);
        return StreamSupport.stream(set.spliterator(), false).allMatch(items::contains);
    }

    /** Whether the system holds the agreed value, in its own way. */
    boolean isAgreed(String name, JsonNode value) {
        var agreed = draft.agreed.get(name);
        return agreed != null && (agreed.value().equals(value)
                || image(name, agreed.value(), agreedBefore).equals(value));
    }

    private JsonNode image(String name, JsonNode value, Map<String, JsonNode> others) {
        return rules.image(seen.system(), name, value, others);
    }
}
