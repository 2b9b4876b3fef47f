package io.attune.connector;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What to do with a webhook, as its connector file says. */
public sealed interface Verdict {

    /** It is genuine: store all of it, at least one delivery. */
    record Accepted(List<Delivery> deliveries) implements Verdict {

        public Accepted {
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * What one request brings; some senders put several into one.
     *
     * @param id          the same for every repeat of this delivery; at most 200 characters
     * @param topic       what it is about, in the sender's words; at most 200 characters
     * @param triggeredAt when the sender says that it happened
     * @param body        what is to be stored of it: the raw bytes, or JSON where they were something else
     */
    record Delivery(String id, String topic, Optional<Instant> triggeredAt, byte[] body) {}

    /** It is not taken. {@code why} is for the integrator who set it up; it names headers, never secrets. */
    record Refused(Reason reason, String why) implements Verdict {}

    /** It is no event but a sender making sure that somebody is here: answer just this, and store nothing. */
    record Handshake(int status, Map<String, String> headers, String body) implements Verdict {}

    default <R> R fold(Function<Accepted, R> accepted, Function<Refused, R> refused, Function<Handshake, R> handshake) {
        if (this instanceof Accepted it) {
            return accepted.apply(it);
        } else if (this instanceof Refused it) {
            return refused.apply(it);
        }
        return handshake.apply((Handshake) this);
    }
}
