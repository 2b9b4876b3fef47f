package io.attune.mapping;

/** What {@code only_if} says of a record. */
public enum Admission {
    ADMITTED,
    REFUSED,
    /** It reads a field that was not told. */
    UNTOLD
}
