package io.attune.record;

import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.attune.merge.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What a step decided, to be stored.
 *
 * @param before      the state that the step began with; empty for a new record
 * @param event       that led to the step; empty where an answer did
 * @param connections the connection of each system of the mapping
 * @param onlookers   the systems whose deliveries may have the state before in hand; empty for any
 * @param bulk        whether it is one of many that nobody waits for, as in a backfill: what is live goes before it
 * @param leases      by system: whoever takes the delivery that this step makes due; only for a new record, which has
 *                    none
 */
public record Saving(String mapping, Rules rules, Optional<RecordState> before, Step step, OptionalLong event,
        Instant now, Map<String, String> connections, Optional<List<String>> onlookers, boolean bulk,
        Map<String, Lease> leases) {

    /** A process that works on a delivery from the moment on at which it is due, under this number. */
    public record Lease(UUID process, Instant until, long fence) {}

    /** Of whoever delivers the record, each may have the state before in hand. */
    public Saving(String mapping, Rules rules, Optional<RecordState> before, Step step, OptionalLong event,
            Instant now, Map<String, String> connections) {
        this(mapping, rules, before, step, event, now, connections, Optional.empty(), false, Map.of());
    }

    public Saving bulk(boolean isBulk) {
        return new Saving(mapping, rules, before, step, event, now, connections, onlookers, isBulk, leases);
    }

    /** For a record that must not claim its key: another one has it, and shall keep it. */
    public Saving withoutKeys() {
        return new Saving(mapping, rules.withoutKeys(), before, step, event, now, connections, onlookers, bulk, leases);
    }

    /** Deliveries of it are taken, and the writes that some of them begin with are on their way in this state. */
    public Saving taken(RecordState noted, Map<String, Lease> systems) {
        return new Saving(mapping, rules, before, new Step(noted, step.facts()), event, now, connections, onlookers,
                bulk, systems);
    }

    Optional<Lease> lease(String system) {
        return Optional.ofNullable(leases.get(system));
    }

    RecordState after() {
        return step.state();
    }
}
