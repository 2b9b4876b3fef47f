package io.attune.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.merge.Lag;
import io.attune.merge.Progress;
import io.attune.merge.RecordState;
import io.attune.merge.Target;
import io.attune.redaction.PersonalTexts;
import io.attune.redaction.Redactor;
import io.attune.sync.Place;

/**
 * One attempt on its way.
 *
 * @param current  the record as the target showed it in this attempt; missing where it did not
 * @param group    whom it makes its calls with
 * @param rereads  how often it was found changed between its reading and its write
 */
record Attempt(Claimed claimed, Place place, RecordState state, JsonNode current, Progress progress,
        DeliveryGroup group, int rereads) {

    /** Whoever is outrun more often than this tries again later. */
    private static final int MOST_REREADS = 3;

    /** What the answer to a call that begins now must find unchanged. */
    long asOf() {
        return state.link(system()).seenNo();
    }

    /** What the target can do, as far as the core cares. */
    Target target() {
        boolean mayCreate = place.mapping().mayCreate(system(), Lag.agreed(state));
        return new Target(system(), mayCreate, place.object().upserts(), place.object().isMarked());
    }

    static Attempt begin(Claimed claimed, Place place, RecordState state, DeliveryGroup group) {
        return new Attempt(claimed, place, state, MissingNode.getInstance(),
                claimed.asked() > 0 ? Progress.NONE.with(Progress.Known.ASKED) : Progress.NONE, group, 0);
    }

    String system() {
        return place.system().name();
    }

    String marker() {
        return state.id().toString();
    }

    /** What the system said, for the log: one line, without tokens and without the record's personal values. */
    String told(String words) {
        var personal = state.fields().entrySet().stream()
                .filter(field -> isSensitive(field.getKey()))
                .map(field -> field.getValue().value())
                .toList();
        return Redactor.line(PersonalTexts.of(personal).mask(words));
    }

    /** So is a row that its mapping no longer has: nobody vouches for it. */
    private boolean isSensitive(String row) {
        return !place.mapping().hasRow(row) || place.mapping().row(row).sensitive();
    }

    /** Begun anew, on the state it has come to. */
    Attempt anew() {
        return begin(claimed, place, state, group);
    }

    /** The same, as another version of the mapping sees it. */
    Attempt at(Place other) {
        return new Attempt(claimed, other, state, current, progress, group, rereads);
    }

    Attempt with(RecordState changed) {
        return new Attempt(claimed, place, changed, current,
                progress.following(state, changed, place.rules()), group, rereads);
    }

    Attempt with(Progress changed) {
        return new Attempt(claimed, place, state, current, changed, group, rereads);
    }

    Attempt showing(JsonNode record) {
        return new Attempt(claimed, place, state, record, progress.with(Progress.Known.READ), group, rereads);
    }

    boolean mayReread() {
        return rereads < MOST_REREADS;
    }

    /** Somebody was quicker: what was read is no longer what is there. */
    Attempt rereading() {
        return new Attempt(claimed, place, state, MissingNode.getInstance(), progress.unread(), group,
                rereads + 1);
    }
}
