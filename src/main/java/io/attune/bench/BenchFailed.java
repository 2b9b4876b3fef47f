package io.attune.bench;

/** The bench cannot go on, for a reason that the person can mend. */
public final class BenchFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    BenchFailed(String words) {
        super(words);
    }
}
