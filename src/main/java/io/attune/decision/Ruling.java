package io.attune.decision;

/** What a person says about records that may be one. */
public enum Ruling {
    /** They are one. */
    SAME,
    /** They are two, and stay so. */
    DIFFERENT,
    /** Nothing is to be made of it, now and later. */
    IGNORE
}
