package io.attune.mapping;

import java.util.OptionalInt;

/**
 * {@code stop_if_more_than}: how many records of a mapping may end in an hour before the rest is held for approval.
 *
 * @param perHour as the mapping says; empty for the default: 25, or in a mapping of fewer than 500 records 5 % of them,
 *     at least 3
 */
public record DeleteCap(OptionalInt perHour) {

    private static final int DEFAULT = 25;
    private static final int SMALL = 500;
    private static final int LEAST = 3;

    /**
     * @param ended in the last hour, without the one in question
     * @param live  records of the mapping; above 500 the exact number does not matter
     */
    public boolean isReached(long ended, long live) {
        return ended >= perHour.orElseGet(() -> byDefault(live + ended));
    }

    private static int byDefault(long records) {
        return records < SMALL ? (int) Math.max(LEAST, records / 20) : DEFAULT;
    }
}
