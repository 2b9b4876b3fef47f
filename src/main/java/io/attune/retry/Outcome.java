package io.attune.retry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** How one attempt ended: done, surely not done, or unknown. There is no fourth. */
public sealed interface Outcome {

    /**
     * The system did it.
     *
     * @param id     the record's id there, empty where the answer does not tell
     * @param record the record as the answer shows it in the object's shape; missing where the answer has no body
     */
    record Done(Optional<String> id, JsonNode record) implements Outcome {
        public static Done silent() {
            return new Done(Optional.empty(), MissingNode.getInstance());
        }
    }

    /** It surely did not do it. {@code words} are the system's own, safe to show, at most 2,000 characters. */
    record NotDone(Refusal refusal, String words, Optional<Duration> pause) implements Outcome {
        public NotDone(Refusal refusal, String words) {
            this(refusal, words, Optional.empty());
        }
    }

    /** It may have done it: a timeout, a reset, a 5xx, a job accepted. Settled by reading back, never by repeating. */
    record Unknown(String words, Optional<Duration> pause) implements Outcome {}

    default <R> R fold(Function<Done, R> done, Function<NotDone, R> notDone, Function<Unknown, R> unknown) {
        if (this instanceof Done it) {
            return done.apply(it);
        } else if (this instanceof NotDone it) {
            return notDone.apply(it);
        }
        return unknown.apply((Unknown) this);
    }
}
