package io.attune.simulation.hub;

import io.attune.merge.Fact;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.rebase.Carried;
import io.attune.sync.Amendments;
import java.util.List;
import java.util.Optional;

/** As the product's: sees to it that every record passes to the version in force, also one that nobody touches. */
final class Followers {

    private final Office office;

    Followers(Office office) {
        this.office = office;
    }

    void go() {
        office.store().records().stream()
                .filter(state -> Rebase.isDue(state, office.book().of(state).rules()) && !isOnItsWay(state))
                .forEach(state -> office.store().save(Optional.of(state), step(state),
                        office.book().of(state).rules(), office.clock().now()));
    }

    private boolean isOnItsWay(RecordState state) {
        return office.marks().all().stream().anyMatch(mark -> mark.record().equals(state.id()) && mark.asked() > 0);
    }

    /** Its delivery reads it, and re-bases it then. Where nothing has to be read, it is re-based here. */
    private Step step(RecordState state) {
        var now = office.book().of(state);
        var older = office.book().version(state.links().firstKey(), state.mappingVersion());
        var amendment = Amendments.between(older.mapping().forms(), now.mapping().forms());
        return Rebase.inDoubt(state, now.rules())
                .or(() -> amendment.toRead(state).stream().findFirst())
                .map(system -> new Step(state, List.of(new Fact.Unconfirmed(system))))
                .orElseGet(() -> Rebase.of(state, List.of(), new Rebase.Terms(older.rules(), now.rules(), amendment,
                        Carried.between(Optional.of(older.mapping()), now.mapping()))));
    }
}
