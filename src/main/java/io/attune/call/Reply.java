package io.attune.call;

import io.attune.connector.HttpAnswer;
import io.attune.retry.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** How a call ended. */
public sealed interface Reply {

    /** The system's whole answer, whatever its status. */
    record Answered(HttpAnswer answer) implements Reply {}

    /**
     * No byte of it left: the system surely did nothing.
     *
     * @param refusal NOT_TRIED: breaker, limit or pause, which counts as no try. UNREACHABLE: no address, no
     *                connection, no TLS, or an address that is shut. UNAUTHORIZED: no token to be had. INVALID: no
     *                such request can be made
     * @param words   safe to show
     * @param pause   how long to wait at least before asking again
     */
    record NotSent(Refusal refusal, String words, Optional<Duration> pause) implements Reply {

        static NotSent unreachable(String words) {
            return new NotSent(Refusal.UNREACHABLE, words, Optional.empty());
        }

        static NotSent invalid(String words) {
            return new NotSent(Refusal.INVALID, words, Optional.empty());
        }

        static NotSent notTried(String words, Duration pause) {
            return new NotSent(Refusal.NOT_TRIED, words, Optional.of(pause));
        }
    }

    /** A byte may have left, and no whole answer came: whether it was done is unknown. */
    record Lost(String words) implements Reply {}

    default <R> R fold(Function<Answered, R> answered, Function<NotSent, R> notSent, Function<Lost, R> lost) {
        if (this instanceof Answered it) {
            return answered.apply(it);
        } else if (this instanceof NotSent it) {
            return notSent.apply(it);
        }
        return lost.apply((Lost) this);
    }
}
