package io.attune.sync;

/** What was a stranger when the step began is linked to a record by now: the step is run anew. */
final class LinkedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1;

    LinkedMeanwhile() {
        super("it was linked in the meantime", null, false, false);
    }
}
