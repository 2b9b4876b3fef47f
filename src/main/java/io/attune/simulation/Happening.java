package io.attune.simulation;

/**
 * One step of a schedule.
 *
 * @param dice the seed of all chance in it
 */
public record Happening(Kind kind, long dice) {

    /** What happens. */
    public enum Kind {
        /** A moment passes, and something that is due takes place: a call arrives, an answer comes, Attune works. */
        MOMENT,
        /** A person does something in one of the systems. */
        PERSON,
        /** Minutes pass. */
        PAUSE,
        /** Attune compares what it knows with the list of a system. */
        SWEEP,
        /** Attune's process dies at once, and starts again. */
        CRASH,
        /** What one worker works on is given to another, though the first still lives. */
        LEASE_LOST,
        /** A person decides a conflict that waits for one. */
        DECISION,
        /** A person answers a question: about a held delete, or a possible duplicate. */
        QUESTION,
        /** A person does something with an order. */
        ORDER,
        /** Another version of the mapping comes into force. */
        CHANGE
    }
}
