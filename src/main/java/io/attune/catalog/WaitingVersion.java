package io.attune.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * A version that stands in its file and waits for a person's approval; the one before it serves on.
 *
 * @param approvedBy who approved it a moment ago
 */
public record WaitingVersion(String mapping, int version, String hash, String file, Instant since, Forecast forecast,
        Optional<String> approvedBy) {

    /** In a line, for health and log. */
    public String words() {
        return "version %d waits for approval: it %s".formatted(version, forecast.words());
    }
}
