package io.attune.simulation.hub;

import io.attune.merge.Expected;
import io.attune.merge.Keys;
import io.attune.merge.Matching;
import io.attune.merge.Merging;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import java.util.Optional;
import java.util.UUID;

/**
 * The step for a record that was not linked, once a person has said whose it is. Something may have referred to it by
 * then, if only itself when it was read: it is expected then, and linked to nothing else.
 */
final class DecidedStrangers {

    private final Office office;

    DecidedStrangers(Office office) {
        this.office = office;
    }

    /** The record that is linked to it, of which more is known than that something refers to it. */
    Optional<UUID> holder(Duplicate question) {
        return office.store().linked(question.identity()).filter(id -> {
            var state = office.store().load(id);
            return state.seen() || state.isEnded();
        });
    }

    /** It begins a record, which leaves its key to the one that was asked about; else it is asked about another one. */
    boolean begin(Duplicate question, Observation seen) {
        var rules = office.rules(seen.system());
        var claimant = office.store().claimant(Keys.of(rules, seen.values())).map(RecordState::id);
        var next = Matching.nextQuestion(seen, question.other().map(office.store()::meant), claimant);
        if (next.isPresent()) {
            office.store().lists().askInstead(new Duplicate(question.identity(), claimant, next.get().reason()));
            return false;
        }
        office.store().lists().begunByAPerson(question.identity());
        var expected = expected(seen);
        office.store().save(expected, expected.map(known -> Observe.apply(known, seen, rules))
                        .orElseGet(() -> Observe.first(office.store().nextId(), seen, rules)),
                claimant.isPresent() ? rules.withoutKeys() : rules, office.clock().now());
        return true;
    }

    /** It is this record's. */
    void attach(UUID record, Observation seen) {
        var rules = office.rules(seen.system());
        var now = office.clock().now();
        var expected = expected(seen);
        expected.ifPresent(known -> {
            office.store().save(expected, Expected.isAnother(known, seen.system(), now), rules, now);
            office.store().merge(known.id(), record, now);
        });
        var state = office.store().load(record);
        office.store().save(Optional.of(state), Merging.attach(state, seen, rules), rules, now);
    }

    private Optional<RecordState> expected(Observation seen) {
        return office.store().linked(new Identity(seen.system(), seen.externalId())).map(office.store()::load)
                .filter(known -> !known.seen() && !known.isEnded());
    }
}
