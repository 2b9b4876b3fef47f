package io.attune.event;

import java.util.Locale;
import java.util.stream.Stream;

/** What carries the inbox: the connectors of its channels are called {@code attune-} and this, in small letters. */
public enum Queue {
    /** The table {@code event}, at once. */
    POSTGRESQL,
    /** A topic of Kafka, and from there the table {@code event}. */
    KAFKA;

    /** @throws IllegalArgumentException in words */
    public static Queue named(String name) {
        return Stream.of(values()).filter(queue -> queue.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("attune.queue is postgresql or kafka, not " + name));
    }

    /** Whether webhooks can be taken while the database is away. */
    boolean takesInWithoutDatabase() {
        return this == KAFKA;
    }
}
