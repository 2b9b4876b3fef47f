package io.attune.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.merge.Progress;
import io.attune.merge.RecordState;
import io.attune.merge.Target;
import io.attune.redaction.PersonalTexts;
import io.attune.redaction.Redactor;
import io.attune.sync.Place;

/**
 * One attempt on its way.
 *
 * @param current the record as the target showed it in this attempt; missing where it did not
 */
record Attempt(Claimed claimed, Place place, RecordState state, JsonNode current, Progress progress) {

    /** What the answer to a call that begins now must find unchanged. */
    long asOf() {
        return state.link(system()).seenNo();
    }

    /** What the target can do, as far as the core cares. */
    Target target() {
        return new Target(system(), place.mapping().mayCreate(system()), place.object().upserts(),
                place.object().marker().isPresent());
    }

    static Attempt begin(Claimed claimed, Place place, RecordState state) {
        return new Attempt(claimed, place, state, MissingNode.getInstance(),
                claimed.asked() > 0 ? Progress.NONE.with(Progress.Known.ASKED) : Progress.NONE);
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
        return begin(claimed, place, state);
    }

    /** The same, as another version of the mapping sees it. */
    Attempt at(Place other) {
        return new Attempt(claimed, other, state, current, progress);
    }

    Attempt with(RecordState changed) {
        return new Attempt(claimed, place, changed, current, progress);
    }

    Attempt with(Progress changed) {
        return new Attempt(claimed, place, state, current, changed);
    }

    Attempt showing(JsonNode record) {
        return new Attempt(claimed, place, state, record, progress.with(Progress.Known.READ));
    }
}
