package io.attune.connector.verify;

/** What verification found. */
public sealed interface Finding {

    /** The holder of a secret sent these very bytes. */
    record Genuine() implements Finding {}

    /** Nobody who holds a secret sent these bytes, as far as can be seen. */
    record Forged(String why) implements Finding {}

    /** Properly signed, but for another time. */
    record Stale(String why) implements Finding {}
}
