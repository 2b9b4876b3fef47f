package io.attune.simulation.hub;

import io.attune.merge.Expected;
import io.attune.merge.Guard;
import io.attune.merge.RecordState;
import java.util.Optional;

/** As the product's: who has ended, or of whom nothing but an id is known, gives that up to who was found there. */
final class Handovers {

    private final Office office;
    private final Steps steps;

    Handovers(Office office, Steps steps) {
        this.office = office;
        this.steps = steps;
    }

    /** Whether a record is another one of ours as soon as that one is found, or made, where it is expected. */
    boolean mayBeAnother(Attempt attempt, RecordState holder) {
        return !holder.seen() && !holder.isEnded() && attempt.terms().rules().has(Guard.EXPECTED)
                && office.store().load(attempt.state().id()).link(attempt.system()).externalId().isEmpty();
    }

    void give(Attempt attempt, String id) {
        steps.check(attempt);
        if (!giveExpected(attempt, id)) {
            office.store().release(new Identity(attempt.system(), id), attempt.state().id(), attempt.terms().rules(),
                    office.clock().now());
        }
    }

    /** Whether nothing but its id had been known. */
    boolean giveExpected(Attempt attempt, String id) {
        var rules = attempt.terms().rules();
        var now = office.clock().now();
        var heir = attempt.state().id();
        var expected = office.store().linked(new Identity(attempt.system(), id)).filter(holder -> !holder.equals(heir))
                .map(office.store()::load).filter(holder -> mayBeAnother(attempt, holder));
        expected.ifPresent(known -> {
            office.store().save(expected, Expected.isAnother(known, attempt.system(), now), rules, now);
            office.store().merge(known.id(), heir, now);
            var state = office.store().load(heir);
            office.store().save(Optional.of(state), Expected.linked(state, attempt.system(), id), rules, now);
        });
        return expected.isPresent();
    }
}
