package io.attune.delivery;

import io.attune.catalog.Catalog;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.MissingReference;
import io.attune.mapping.ReferenceKey;
import io.attune.mapping.References;
import io.attune.merge.Plan;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.sync.KnownReferences;
import io.attune.sync.Lookups;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Parent before child: finds the ids of the records that a record refers to, or says how long to wait for them. */
@ApplicationScoped
class WaitingParents {

    /**
     * A parent's coming makes the child due at once; this looks again all the same, since it may come between our
     * looking and our waiting, or without a webhook: after as long again as was waited already, within these bounds.
     */
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofMinutes(15);

    private static final String LINKED = """
            select record.id as record, link.ext_id
            from record join link on link.record = coalesce(record.merged_into, record.id)
            where link.mapping = $1 and link.system = $2 and record.id = any($3) and ext_id is not null
                and tombstone_at is null""";

    private final Catalog catalog;
    private final Pool pool;
    private final ParentReads reads;
    private final Clock clock;

    WaitingParents(Catalog catalog, Pool pool, ParentReads reads, Clock clock) {
        this.catalog = catalog;
        this.pool = pool;
        this.reads = reads;
        this.clock = clock;
    }

    /** What is sent of these fields, with the ids in the target of all that they refer to, and what they look up. */
    Uni<Composed> compose(Attempt attempt, Set<String> fields) {
        var asked = new AskedReferences();
        var alone = Composer.compose(attempt, fields, asked);
        return asked.asked().isEmpty() && asked.lookups().isEmpty() ? Uni.createFrom().item(alone)
                : lookUp(attempt, asked).map(references -> Composer.compose(attempt, fields, references));
    }

    /** The ids, in the target, of all that these fields refer to, and what they look up. */
    Uni<References> lookUp(Attempt attempt, Set<String> fields) {
        var asked = new AskedReferences();
        Composer.compose(attempt, fields, asked);
        return lookUp(attempt, asked);
    }

    private Uni<References> lookUp(Attempt attempt, AskedReferences asked) {
        Map<ReferenceKey, String> found = new HashMap<>();
        var lookups = asked.asked().stream().collect(Collectors.groupingBy(ReferenceKey::mapping)).entrySet().stream()
                .map(entry -> lookUp(attempt, entry.getKey(), entry.getValue(), found))
                .toList();
        var ids = lookups.isEmpty() ? Uni.createFrom().voidItem() : Uni.combine().all().unis(lookups).discardItems();
        return ids.chain(() -> Lookups.find(pool, asked.lookups()))
                .map(others -> KnownReferences.writing(found, others));
    }

    private Uni<Void> lookUp(Attempt attempt, String mapping, List<ReferenceKey> keys,
            Map<ReferenceKey, String> found) {
        var ids = keys.stream().map(key -> UUID.fromString(key.id())).toArray(UUID[]::new);
        return systemOf(attempt, mapping)
                .map(system -> pool.preparedQuery(LINKED).execute(Tuple.of(mapping, system.name(), ids))
                        .invoke(rows -> rows.forEach(row -> found.put(
                                new ReferenceKey(mapping, row.getUUID("record").toString()), row.getString("ext_id"))))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Optional<MappedSystem> systemOf(Attempt attempt, String mapping) {
        return catalog.mapping(mapping).flatMap(parents -> parents.systems().stream()
                .filter(system -> system.connection().equals(attempt.place().system().connection()))
                .findFirst());
    }

    /** Waits as long as the mapping says; after that fails, or leaves those rows blank. */
    Uni<Move> waitOrGoOn(Attempt attempt, Plan.Write plan, List<MissingReference> missing) {
        var now = clock.instant();
        var patient = missing.stream().filter(reference -> deadline(attempt, reference).isAfter(now)).toList();
        if (!patient.isEmpty()) {
            return wait(attempt, patient, now);
        }
        var failing = missing.stream().filter(reference -> reference.ifMissing().thenFail()).findFirst();
        if (failing.isPresent()) {
            return Uni.createFrom().item(new Move.Ends(attempt, new Outcome.NotDone(Refusal.INVALID,
                    "row '%s': the %s it refers to did not come to %s within %s".formatted(failing.get().row(),
                            failing.get().mapping(), attempt.system(), failing.get().ifMissing().patience()))));
        }
        var parked = new HashSet<>(attempt.progress().parked());
        parked.addAll(Composer.rows(missing));
        return Uni.createFrom().item(new Move.On(attempt.with(attempt.progress().parking(parked))));
    }

    private Uni<Move> wait(Attempt attempt, List<MissingReference> missing, Instant now) {
        var parents = missing.stream().map(reference -> UUID.fromString(reference.recordId()))
                .collect(Collectors.toSet());
        var last = missing.stream().map(reference -> deadline(attempt, reference)).max(Comparator.naturalOrder())
                .orElseThrow();
        var waited = Duration.between(attempt.claimed().since(), now);
        var again = now.plus(Collections.max(List.of(SOONEST, Collections.min(List.of(LATEST, waited)))));
        return reads.readUnseen(parents)
                .replaceWith(new Move.Waits(attempt, parents, again.isBefore(last) ? again : last));
    }

    private static Instant deadline(Attempt attempt, MissingReference missing) {
        return attempt.claimed().since().plus(missing.ifMissing().patience());
    }
}
