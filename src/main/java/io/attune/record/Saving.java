package io.attune.record;

import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.attune.merge.Step;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a step decided, to be stored.
 *
 * @param before      the state that the step began with; empty for a new record
 * @param event       that led to the step; empty where an answer did
 * @param connections the connection of each system of the mapping
 */
public record Saving(String mapping, Rules rules, Optional<RecordState> before, Step step, OptionalLong event,
        Instant now, Map<String, String> connections) {

    /** For a record that must not claim its key: another one has it, and shall keep it. */
    public Saving withoutKeys() {
        return new Saving(mapping, rules.withoutKeys(), before, step, event, now, connections);
    }

    RecordState after() {
        return step.state();
    }
}
