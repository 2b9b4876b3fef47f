package io.attune.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways in which a sandbox can be told to fail. */
enum FaultKind {
    /** Answers with an error status, in the vendor's words, and does nothing. */
    STATUS,
    /** Does what it was asked, later. */
    LATENCY,
    /** Does nothing and never answers. */
    TIMEOUT_BEFORE,
    /** Does what it was asked and never says so: the case in which a caller must not guess. */
    TIMEOUT_AFTER,
    /** Closes the socket and does nothing. */
    DROP,
    /** Says "too many calls" in the vendor's own way, and does nothing. */
    THROTTLE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FaultKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(FaultKind::word).toList();
    }
}
