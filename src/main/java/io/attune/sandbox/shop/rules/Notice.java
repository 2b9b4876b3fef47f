package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A webhook to be sent.
 *
 * @param id    the delivery's own id: every retry bears it
 * @param event shared by all that one action told
 * @param topic {@code customers/update}
 * @param body  as it was when it happened: a retry never tells anything newer
 */
public record Notice(UUID id, UUID event, String topic, Instant at, String body) {

    /** A topic and what it says. */
    public record Told(String topic, ObjectNode body) {}
}
