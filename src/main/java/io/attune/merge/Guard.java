package io.attune.merge;

/**
 * The things that keep the systems in accord, each of which a simulation can take away to see what it is good for. The
 * product takes none away.
 */
public enum Guard {
    /** What is known already is dropped by its value. */
    ECHO,
    /** A telling is confirmed by reading the record before it is believed. */
    CONFIRM,
    /** An edit is compared with what its system was seen to hold before: else the last to arrive wins. */
    THREE_WAY,
    /** Versions say what lags: else values are compared. */
    VERSIONS,
    /** A result that is not known is looked up before anything else: else it counts as a failure. */
    UNKNOWN,
    /** Values whose arrival was never learnt are remembered. */
    LATE_WRITES,
    /** A delete is remembered, and ends the record. */
    TOMBSTONE,
    /** A key belongs to one record. */
    CLAIM,
    /** Our marker on what we made is read. */
    MARKER,
    /** A record is looked for before it is made. */
    SEARCH,
    /** What something referred to before it was seen is looked for among all others once it is read. */
    EXPECTED,
    /** The id that a record has already is read before another one is called a duplicate. */
    RECHECK,
    /** A record is read before it is written. */
    READ_FIRST,
    /** An answer to a call that began before another answer was applied is thrown away. */
    ORDER
}
