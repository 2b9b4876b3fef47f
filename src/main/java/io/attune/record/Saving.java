package io.attune.record;

import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.attune.merge.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a step decided, to be stored.
 *
 * @param before      the state that the step began with; empty for a new record
 * @param event       that led to the step; empty where an answer did
 * @param connections the connection of each system of the mapping
 * @param onlookers   the systems whose deliveries may have the state before in hand; empty for any
 * @param bulk        whether it is one of many that nobody waits for, as in a backfill: what is live goes before it
 */
public record Saving(String mapping, Rules rules, Optional<RecordState> before, Step step, OptionalLong event,
        Instant now, Map<String, String> connections, Optional<List<String>> onlookers, boolean bulk) {

    /** Of whoever delivers the record, each may have the state before in hand. */
    public Saving(String mapping, Rules rules, Optional<RecordState> before, Step step, OptionalLong event,
            Instant now, Map<String, String> connections) {
        this(mapping, rules, before, step, event, now, connections, Optional.empty(), false);
    }

    public Saving bulk(boolean isBulk) {
        return new Saving(mapping, rules, before, step, event, now, connections, onlookers, isBulk);
    }

    /** For a record that must not claim its key: another one has it, and shall keep it. */
    public Saving withoutKeys() {
        return new Saving(mapping, rules.withoutKeys(), before, step, event, now, connections, onlookers, bulk);
    }

    RecordState after() {
        return step.state();
    }
}
