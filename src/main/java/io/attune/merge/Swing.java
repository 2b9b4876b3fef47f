package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a value has gone back to the one before it. Two tools that fight over a field would go on for ever; after
 * {@value #MOST} turns in {@link #WINDOW} a person is asked.
 *
 * @param other the value before the present one
 * @param turns how many times in a row the value has gone back
 * @param since when the first of these turns was
 */
public record Swing(JsonNode other, int turns, Instant since) {

    static final int MOST = 4;
    static final Duration WINDOW = Duration.ofMinutes(10);

    /** What the swing is once this value replaces the agreed one. */
    static Swing after(Agreed before, JsonNode value, Instant now) {
        var fresh = new Swing(before.value(), 0, now);
        return before.swing()
                .filter(swing -> swing.other().equals(value))
                .filter(swing -> Duration.between(swing.since(), now).compareTo(WINDOW) <= 0)
                .map(swing -> new Swing(before.value(), swing.turns() + 1, swing.since()))
                .or(() -> before.swing().filter(swing -> swing.other().equals(value))
                        .map(swing -> new Swing(before.value(), 1, now)))
                .orElse(fresh);
    }

    boolean isTooMuch() {
        return turns >= MOST;
    }
}
