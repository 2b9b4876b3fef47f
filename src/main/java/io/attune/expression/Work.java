package io.attune.expression;

/**
 * Counts the work of one evaluation, so that a hostile formula over a large record ends soon. CEL bounds the
 * iterations, but not how much text each of them looks through.
 */
final class Work {

    /** Characters of text and items of lists that one evaluation may touch: well below 200 ms. */
    static final long MOST = 3_000_000;
    /** The longest text, in UTF-8 about as many bytes, that a function may make. */
    static final int MOST_TEXT = 64 * 1024;
    /** The longest list that may be made. */
    static final int MOST_ITEMS = 10_000;

    /** What an item costs, measured in characters. */
    static final int ITEM = 16;

    private static final ThreadLocal<Work> CURRENT = ThreadLocal.withInitial(Work::new);

    private long left;

    private Work() {}

    static void begin() {
        CURRENT.get().left = MOST;
    }

    static void spend(long units) {
        var work = CURRENT.get();
        work.left -= units + 1;
        if (work.left < 0) {
            throw new Fault("the formula does too much work for this record");
        }
    }

    /** Pays for a list of that many items, if it may be made. */
    static void items(long size) {
        spend(ITEM * size);
        if (size > MOST_ITEMS) {
            throw new Fault("the formula makes a list longer than " + MOST_ITEMS + " items");
        }
    }

    /** The length, if a text of that length may be made. */
    static int room(long length) {
        spend(length);
        if (length > MOST_TEXT) {
            throw new Fault("the formula makes a text longer than " + MOST_TEXT + " characters");
        }
        return (int) length;
    }
}
