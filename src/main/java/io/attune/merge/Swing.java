package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a value has gone back to the one before it. Two tools that fight over a field would go on for ever; after
 * {@value #MOST} turns in {@link #WINDOW} a person is asked.
 *
 * @param other the value before the present one, or the one that was last written over by it
 * @param turns how many times in a row the value has gone back, or was not let go
 * @param since when the first of these turns was; the last one, of an edit where edits do not count
 */
public record Swing(JsonNode other, int turns, Instant since) {

    static final int MOST = 4;
    static final Duration PATIENCE = Duration.ofHours(1);
    static final Duration WINDOW = Duration.ofMinutes(10);

    /** What the swing is once this value replaces the agreed one. */
    static Swing after(Agreed before, JsonNode value, Instant now) {
        return turned(before, value, before.value(), now).orElseGet(() -> new Swing(before.value(), 0, now));
    }

    /** What it is once this value was seen in place of the agreed one, and is written over: there and back again. */
    static Swing refusing(Agreed kept, JsonNode value, Instant now) {
        return turned(kept, value, value, now).orElseGet(() -> new Swing(value, 1, now));
    }

    /**
     * What it is once this value was seen where edits do not count, and is written over. Who insists may take his time:
     * a turn is the next one, whatever its value, within an hour of the one before.
     */
    static Swing resisting(Agreed kept, JsonNode value, Instant now) {
        return kept.swing()
                .filter(swing -> swing.turns() > 0)
                .filter(swing -> Duration.between(swing.since(), now).compareTo(PATIENCE) <= 0)
                .map(swing -> new Swing(value, swing.turns() + 1, now))
                .orElseGet(() -> new Swing(value, 1, now));
    }

    private static Optional<Swing> turned(Agreed agreed, JsonNode value, JsonNode other, Instant now) {
        return agreed.swing()
                .filter(swing -> swing.other().equals(value))
                .map(swing -> Duration.between(swing.since(), now).compareTo(WINDOW) <= 0
                        ? new Swing(other, swing.turns() + 1, swing.since())
                        : new Swing(other, 1, now));
    }

    boolean isTooMuch() {
        return turns >= MOST;
    }
}
