package io.attune.event;

/** What carries the inbox: the connectors of its channels are called {@code attune-} and this, in small letters. */
public enum Queue {
    /** The table {@code event}, at once. */
    POSTGRESQL,
    /** A topic of Kafka, and from there the table {@code event}. */
    KAFKA;

    /** Whether webhooks can be taken while the database is away. */
    boolean takesInWithoutDatabase() {
        return this == KAFKA;
    }
}
