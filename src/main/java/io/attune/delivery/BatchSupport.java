package io.attune.delivery;

import io.attune.sync.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which systems take batches: as their connector files say, unless they have just said otherwise. For any thread. */
final class BatchSupport {

    /** How long it is remembered that an account has no batches: it can be given them. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Instant> lackingUntil = new ConcurrentHashMap<>();

    BatchSupport(Clock clock) {
        this.clock = clock;
    }

    boolean isThere(Place place) {
        return place.object().largestBatch() > 1
                && !lackingUntil.getOrDefault(key(place), Instant.MIN).isAfter(clock.instant());
    }

    void isLacking(Place place) {
        lackingUntil.put(key(place), clock.instant().plus(REMEMBERED));
    }

    private static String key(Place place) {
        return place.connection().name() + " " + place.object().name();
    }
}
