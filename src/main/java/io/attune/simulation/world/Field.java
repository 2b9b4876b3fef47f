package io.attune.simulation.world;

import java.util.Optional;

/**
 * One field that the systems share.
 *
 * @param policy   what the mapping says of its conflicts
 * @param onlyFrom the one system in which an edit counts; empty where all may edit it
 * @param enforce  an edit made where it does not count is written over
 * @param ifMissing of a reference: how long it is waited for, and what then
 */
public record Field(String name, Kind kind, String policy, Optional<String> onlyFrom, boolean enforce,
        String ifMissing) {

    Field(String name, Kind kind, String policy, Optional<String> onlyFrom, boolean enforce) {
        this(name, kind, policy, onlyFrom, enforce, "");
    }

    Field ruledBy(String other) {
        return new Field(name, kind, other, onlyFrom, enforce, ifMissing);
    }

    /** @param other how long it waits for whom it refers to, and what then */
    Field waiting(String other) {
        return new Field(name, kind, policy, onlyFrom, enforce, other);
    }

    /** What its values are like. */
    public enum Kind {
        /** Identifies the record. */
        KEY,
        /** Every edit makes a text of its own. */
        TEXT,
        /** Every edit makes a number of its own. */
        NUMBER,
        /** A set; every edit adds or removes one item. */
        TAGS,
        /** Two values. */
        YES_NO,
        /** Four values. */
        CHOICE,
        /** The id of a person in the same system. */
        REFERENCE;

        /** Whether a value tells by itself which edit made it. */
        public boolean isTraceable() {
            return this == TEXT || this == NUMBER;
        }
    }
}
