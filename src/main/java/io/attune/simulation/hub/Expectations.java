package io.attune.simulation.hub;

import io.attune.merge.Ending;
import io.attune.merge.Expected;
import io.attune.merge.Guard;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.simulation.world.Shown;
import java.util.Optional;
import java.util.OptionalLong;

/** Records that something refers to and that no system has shown yet: once one is read, it is found out whose it is. */
final class Expectations {

    private final Office office;
    private final Strangers strangers;

    Expectations(Office office, Strangers strangers) {
        this.office = office;
        this.strangers = strangers;
    }

    /** As {@link Strangers#meet}; what is gone stays expected, and is noted as gone. */
    Optional<String> meet(Hearing.Told told, RecordState expected) {
        if (!told.isRead()) {
            return Optional.of(told.shown().id());
        }
        var rules = office.rules(told.system());
        if (!told.gone() && rules.has(Guard.EXPECTED)) {
            return strangers.meet(told, Optional.of(expected));
        }
        if (!told.gone()) {
            var seen = office.readings().observation(told.system(), told.shown(), told.at(), OptionalLong.empty());
            save(expected, Observe.apply(expected, seen, rules), told.identity());
            return Optional.empty();
        }
        office.store().save(Optional.of(expected), Ending.apply(expected, told.system(), rules, office.clock().now(),
                false), rules, office.clock().now());
        return Optional.empty();
    }

    /** It is another one there by now: whoever refers to it means that one. False where it is not expected. */
    boolean isMoved(Identity identity, Shown now) {
        var expected = office.store().linked(identity).map(office.store()::load)
                .filter(known -> !known.seen() && !known.isEnded());
        var holder = office.store().linked(new Identity(identity.system(), now.id()));
        expected.ifPresent(known -> holder.ifPresentOrElse(
                other -> {
                    save(known, Expected.wasMerged(known, identity.system(), office.clock().now()), identity);
                    office.store().merge(known.id(), other, office.clock().now());
                },
                () -> save(known, Ending.merged(known, identity.system(), now.id(), holder, office.clock().now()),
                        identity)));
        return expected.isPresent();
    }

    private void save(RecordState before, Step step, Identity identity) {
        office.store().save(Optional.of(before), step, office.rules(identity.system()), office.clock().now());
    }
}
