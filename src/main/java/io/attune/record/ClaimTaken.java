package io.attune.record;

/**
 * Another step took the same key a moment ago: the transaction is given up and the step is run again, to find that
 * record.
 */
public final class ClaimTaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClaimTaken() {
        super("another record took this key first", null, false, false);
    }
}
