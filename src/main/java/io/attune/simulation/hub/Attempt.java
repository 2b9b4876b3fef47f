package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.merge.Progress;
import io.attune.merge.Progress.Known;
import io.attune.merge.RecordState;

/**
 * One attempt to bring a record up to date in a system, on its way.
 *
 * @param current the record as the system showed it in this attempt; missing where it did not
 */
record Attempt(Mark claimed, RecordState state, JsonNode current, Progress progress) {

    static Attempt begin(Mark claimed, RecordState state) {
        return new Attempt(claimed, state, MissingNode.getInstance(),
                claimed.asked() > 0 ? Progress.NONE.with(Known.ASKED) : Progress.NONE);
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

    Attempt with(RecordState changed) {
        return new Attempt(claimed, changed, current, progress);
    }

    Attempt with(Progress changed) {
        return new Attempt(claimed, state, current, changed);
    }

    Attempt showing(JsonNode record) {
        return new Attempt(claimed, state, record, progress.with(Known.READ));
    }

    @Override
    public String toString() {
        return "record " + state.id().getLeastSignificantBits() + " to " + system();
    }
}
