package io.attune.mapping;

import io.attune.document.InOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How often systems are asked for what has changed.
 *
 * @param changed by system; those that are not here have the default of the engine
 * @param full    how often all records are compared; empty for the default
 */
public record Sweep(Map<String, Schedule> changed, Optional<Duration> full) {

    /** When it is done: regularly, or by a cron expression of five fields. */
    public sealed interface Schedule {
        record Every(Duration period) implements Schedule {}

        record Cron(String expression) implements Schedule {}
    }

    public Sweep {
        changed = InOrder.map(changed);
    }
}
