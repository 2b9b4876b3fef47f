package io.attune.retention;

import java.time.LocalDate;

/**
 * Ids of events: the number of the day (UTC) on which one is stored, and a number within it. So a day is a range of
 * ids, and an id tells its partition. All stay below 2^53, and so exact in whatever reads them as JSON, until 2216.
 */
public final class EventIds {

    private static final long A_DAY = 100_000_000_000L;

    /** Smaller ones are of a time when ids had no day. */
    static final long FIRST = 10_000 * A_DAY;

    private EventIds() {}

    /** What the numbers of a day are added to. */
    public static long of(LocalDate day) {
        return day.toEpochDay() * A_DAY;
    }
}
