package io.attune.simulation.hub;

import io.attune.mapping.MissingReference;
import io.attune.mapping.ReferenceKey;
import io.attune.mapping.References;
import io.attune.merge.RecordState;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.simulation.world.Field;
import io.attune.simulation.world.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Parent before child: as the product's, one finds the ids of what a record refers to, or waits for them. */
final class WaitingParents {

    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofMinutes(15);

    private final Office office;
    private final Inbox inbox;

    WaitingParents(Office office, Inbox inbox) {
        this.office = office;
        this.inbox = inbox;
    }

    /** The ids, in this system, of all that the record refers to. */
    References lookUp(Attempt attempt) {
        var found = new HashMap<ReferenceKey, String>();
        office.scene().kinds().stream().flatMap(kind -> kind.fields().stream())
                .filter(field -> !field.ifMissing().isEmpty())
                .flatMap(field -> Optional.ofNullable(attempt.state().fields().get(field.name())).stream())
                .filter(agreed -> agreed.value().isTextual())
                .forEach(agreed -> id(agreed.value().asText(), attempt.system()).ifPresent(id ->
                        found.put(new ReferenceKey(office.scene().people().name(), agreed.value().asText()), id)));
        return new Readings.Found(found);
    }

    private Optional<String> id(String record, String system) {
        return office.store().find(office.store().meant(UUID.fromString(record)))
                .map(state -> state.link(Kind.connection(system)))
                .filter(link -> link.tombstoneAt().isEmpty())
                .flatMap(link -> link.externalId());
    }

    /** It came between our looking and our waiting. */
    boolean isAnyThere(Set<UUID> parents, String system) {
        return parents.stream().anyMatch(parent -> id(parent.toString(), system).isPresent());
    }

    /** The records that these fields refer to. */
    Set<UUID> of(RecordState state, Set<String> fields) {
        return fields.stream()
                .filter(name -> office.scene().field(name).kind() == Field.Kind.REFERENCE)
                .map(name -> state.fields().get(name).value())
                .filter(value -> value.isTextual())
                .map(value -> UUID.fromString(value.asText()))
                .collect(Collectors.toSet());
    }

    /** Waits as long as the mapping says; after that fails, or leaves those rows blank. */
    Move waitOrGoOn(Attempt attempt, List<MissingReference> missing) {
        var now = office.clock().now();
        var patient = missing.stream().filter(reference -> deadline(attempt, reference).isAfter(now)).toList();
        if (!patient.isEmpty()) {
            return wait(attempt, patient, now);
        }
        var failing = missing.stream().filter(reference -> reference.ifMissing().thenFail()).findFirst();
        if (failing.isPresent()) {
            return new Move.Ends(attempt, new Outcome.NotDone(Refusal.INVALID,
                    failing.get().row() + " refers to what did not come"));
        }
        var parked = new HashSet<>(attempt.progress().parked());
        missing.forEach(reference -> parked.add(reference.row()));
        return new Move.On(attempt.with(attempt.progress().parking(parked)));
    }

    private Move wait(Attempt attempt, List<MissingReference> missing, Instant now) {
        var last = missing.stream().map(reference -> deadline(attempt, reference)).max(Comparator.naturalOrder())
                .orElseThrow();
        var waited = Duration.between(attempt.claimed().since(), now);
        var patience = waited.compareTo(LATEST) > 0 ? LATEST : waited.compareTo(SOONEST) < 0 ? SOONEST : waited;
        var again = now.plus(patience);
        var parents = parents(missing);
        parents.forEach(this::readUnseen);
        return new Move.Waits(attempt, parents, again.isBefore(last) ? again : last);
    }

    private static Set<UUID> parents(List<MissingReference> missing) {
        return missing.stream().map(reference -> UUID.fromString(reference.recordId())).collect(Collectors.toSet());
    }

    /** So that nobody waits for a webhook that was long ago. */
    private void readUnseen(UUID parent) {
        office.store().find(parent).filter(state -> !state.seen()).ifPresent(state -> state.links().forEach(
                (system, link) -> link.externalId().flatMap(id -> office.world().vendor(system).record(id))
                        .ifPresent(record -> inbox.add(Event.lookedAt(system, office.world().vendor(system).show(record,
                                office.clock().now()), !record.isLive()), office.clock().now()))));
    }

    private static Instant deadline(Attempt attempt, MissingReference missing) {
        return attempt.claimed().since().plus(missing.ifMissing().patience());
    }
}
