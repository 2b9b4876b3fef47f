package io.attune.simulation.world;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import java.util.Optional;

/**
 * What a call about one record came to.
 *
 * @param shown the record, where the answer shows it
 */
public record Reply(Outcome outcome, Optional<Shown> shown) {

    public static Reply failed(Outcome outcome) {
        return new Reply(outcome, Optional.empty());
    }

    static Reply refused(Refusal refusal, String words) {
        return failed(new Outcome.NotDone(refusal, words));
    }

    static Reply showing(Shown shown) {
        return new Reply(new Outcome.Done(Optional.of(shown.id()), shown.record()), Optional.of(shown));
    }

    static Reply done(String id) {
        return failed(new Outcome.Done(Optional.of(id), MissingNode.getInstance()));
    }
}
