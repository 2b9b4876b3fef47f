package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.RecordId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Who is signed in. Kept in memory: after a restart every token is a strange one, as after its two hours. */
@ApplicationScoped
class Sessions {

    static final String ORGANISATION = "00D5i0000000001EAA";
    private static final Duration VALID = Duration.ofHours(2);
    private static final int RANDOM_BYTES = 48;

    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Instant> endings = new ConcurrentHashMap<>();

    Sessions(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new access token. */
    String open() {
        var now = clock.instant();
        endings.values().removeIf(end -> !now.isBefore(end));
        var secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        var token = RecordId.shortened(ORGANISATION) + "!"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        endings.put(token, now.plus(VALID));
        return token;
    }

    boolean isOpen(String token) {
        var end = endings.get(token);
        return end != null && clock.instant().isBefore(end);
    }

    void close(String token) {
        endings.remove(token);
    }
}
