package io.attune.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A verified webhook on its way into the inbox.
 *
 * @param deliveryId what makes a repeat known: the sender keeps it over all its tries of one delivery
 * @param headers    by lower-case name; those that carry credentials are left out here
 */
public record Arrival(String connection, String deliveryId, String topic, Map<String, List<String>> headers,
        byte[] body, Instant receivedAt) {

    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie");

    public Arrival {
        deliveryId = storable(deliveryId);
        topic = storable(topic);
        var kept = new TreeMap<>(headers);
        kept.keySet().removeAll(CREDENTIALS);
        headers = kept;
    }

    /** PostgreSQL keeps every character of a text but this one, and what is signed is never refused for its content. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** It, stored under this id. */
    Event event(long id) {
        return new Event(id, connection, deliveryId, topic, headers, body, receivedAt);
    }

    @Override
    public String toString() {
        return "delivery " + deliveryId + " of " + connection;
    }
}
