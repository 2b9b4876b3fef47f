package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.merge.Progress;
import io.attune.merge.Progress.Known;
import io.attune.merge.RecordState;

/**
 * One attempt to bring a record up to date in a system, on its way.
 *
 * @param terms   the mapping's, as they were when it began
 * @param current the record as the system showed it in this attempt; missing where it did not
 * @param rereads how often it was found changed between its reading and its write
 */
record Attempt(Mark claimed, Terms terms, RecordState state, JsonNode current, Progress progress, int rereads) {

    /** As the product's. */
    private static final int MOST_REREADS = 3;

    static Attempt begin(Mark claimed, Terms terms, RecordState state) {
        return new Attempt(claimed, terms, state, MissingNode.getInstance(),
                claimed.asked() > 0 ? Progress.NONE.with(Known.ASKED) : Progress.NONE, 0);
    }

    String system() {
        return claimed.system();
    }

    String marker() {
        return state.id().toString();
    }

    /** What the answer to a call that begins now must find unchanged. */
    long asOf() {
        return state.link(system()).seenNo();
    }

    /** Begun anew, on the state it has come to. */
    Attempt anew() {
        return begin(claimed, terms, state);
    }

    /** The same, as another version of the mapping sees it. */
    Attempt at(Terms other) {
        return new Attempt(claimed, other, state, current, progress, rereads);
    }

    Attempt with(RecordState changed) {
        return new Attempt(claimed, terms, changed, current, progress.following(state, changed, terms.rules()), rereads);
    }

    Attempt with(Progress changed) {
        return new Attempt(claimed, terms, state, current, changed, rereads);
    }

    Attempt showing(JsonNode record) {
        return new Attempt(claimed, terms, state, record, progress.with(Known.READ), rereads);
    }

    boolean mayReread() {
        return rereads < MOST_REREADS;
    }

    /** Somebody was quicker: what was read is no longer what is there. */
    Attempt rereading() {
        return new Attempt(claimed, terms, state, MissingNode.getInstance(), progress.unread(), rereads + 1);
    }

    @Override
    public String toString() {
        return "record " + state.id().getLeastSignificantBits() + " to " + system();
    }
}
