package io.attune.bench;

import java.util.Locale;

/** What the events of a bench tell. */
public enum Scenario {
    /** Customers that nobody knows yet, one an event: looked for in the target, then made there. */
    CUSTOMERS("customers/create"),
    /** The same, all of them taken in before the first is delivered: what an outage or an import leaves. */
    DUE("customers/create"),
    /** Edits of a thousand customers that the target has: read there, then written. */
    EDITS("customers/update"),
    /** What no mapping wants: taken in, and handled by nobody. */
    INGEST("carts/update"),
    /** People in three systems, edited in each of them. */
    TWO_WAY("person.updated");

    /** How many customers are edited in turn. */
    static final int EDITED = 1_000;

    private final String topic;

    Scenario(String topic) {
        this.topic = topic;
    }

    /** As it is called on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String topic() {
        return topic;
    }

    boolean delivers() {
        return this != INGEST;
    }

    /** The customer that the event of this number tells of. */
    long customer(long number) {
        return this == EDITS ? number % EDITED : number;
    }
}
