package io.attune.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One thing that a connection told us. It may come more than once: whoever consumes it makes the second time have no
 * effect.
 *
 * @param id         ours; a later event has a larger one
 * @param deliveryId the sender's, the same for each repeat
 * @param topic      what it is about, in the sender's words
 * @param headers    by lower-case name, each with all its values; without credentials
 * @param body       the raw bytes as they were signed; nobody has parsed them yet
 */
public record Event(long id, String connection, String deliveryId, String topic, Map<String, List<String>> headers,
        byte[] body, Instant receivedAt) {

    /** The channel that hands events on: {@code @Incoming(Event.CHANNEL) Uni<Void> consume(Event event)}. */
    public static final String CHANNEL = "events";

    @Override
    public String toString() {
        return "event " + id + " of " + connection;
    }
}
