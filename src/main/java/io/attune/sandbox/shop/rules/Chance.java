package io.attune.sandbox.shop.rules;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids. */
public record Chance(RandomGenerator random) {

    private static final long USUAL = 7_000_000_000_000L;
    private static final long BEYOND_DOUBLES = 1L << 53;
    private static final long LARGEST = 900_000_000_000_000_000L;

    /**
     * About every second one lies beyond 2^53, as in the vendor's own samples: whoever keeps ids as doubles will
     * notice.
     */
    public long id() {
        return random.nextBoolean()
                ? random.nextLong(USUAL, USUAL + 999_999_999_999L)
                : random.nextLong(BEYOND_DOUBLES, LARGEST);
    }

    /** A random UUID, version 4. */
    public UUID uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    public String token() {
        return uuid().toString().replace("-", "");
    }
}
