package io.attune.simulation.hub;

import io.attune.merge.Ending;
import io.attune.merge.Expected;
import io.attune.merge.Keys;
import io.attune.merge.Matching;
import io.attune.merge.Merging;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.simulation.world.Vendor;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The step for a record that none of ours is linked to: it belongs to one, begins one, or a person is asked. */
final class Strangers {

    /** The record that it belongs to must pass to the version in force before: nothing is stored, it is heard later. */
    static final class NotReadYet extends RuntimeException {
        NotReadYet() {
            super("not read anew yet", null, false, false);
        }
    }

    private final Office office;

    Strangers(Office office) {
        this.office = office;
    }

    /** The id of a record that must be read before this can be judged; empty where the step is done. */
    Optional<String> meet(Hearing.Told told, Optional<RecordState> expected) {
        if (!told.isRead()) {
            return Optional.of(told.shown().id());
        }
        var rules = office.rules(told.system());
        if (told.gone()) {
            save(Optional.empty(), Ending.unheardOf(office.store().nextId(), told.system(), told.shown().id(), rules,
                    office.clock().now()));
            return Optional.empty();
        }
        return office.store().lists().duplicates().containsKey(told.identity()) ? Optional.empty() : judge(told, expected);
    }

    private Optional<String> judge(Hearing.Told told, Optional<RecordState> known) {
        var seen = office.readings().observation(told.system(), told.shown(), told.at(), OptionalLong.empty());
        // reading what refers to itself has made it expected
        var expected = known.or(() -> office.store().linked(told.identity()).map(office.store()::load));
        var stranger = new Matching.Stranger(seen, marked(told), claimant(seen), sender(seen), told.bothRead());
        var next = Matching.of(stranger, office.rules(told.system())).fold(
                begins -> begin(seen, expected),
                belongs -> attach(belongs.record(), stranger, expected),
                askFirst -> Optional.of(askFirst.externalId()),
                unclear -> ask(told, unclear.question().other(), unclear.question().reason()));
        office.wire().noteSeen(told.system(), told.shown());
        return next;
    }

    private Optional<RecordState> marked(Hearing.Told told) {
        return Optional.of(told.shown().record().path(Vendor.MARKER).asText())
                .filter(marker -> !marker.isEmpty())
                .map(UUID::fromString)
                .flatMap(office.store()::find);
    }

    private Optional<RecordState> claimant(Observation seen) {
        return office.store().claimant(Keys.of(office.rules(seen.system()), seen.values()));
    }

    /** Where our marker is kept, that one tells. */
    private Optional<RecordState> sender(Observation seen) {
        return office.scene().system(seen.system()).keepsMarker() ? Optional.empty()
                : office.store().sender(seen, office.rules(seen.system()));
    }

    private Optional<String> begin(Observation seen, Optional<RecordState> expected) {
        var rules = office.rules(seen.system());
        save(expected, expected.map(known -> Observe.apply(known, seen, rules))
                .orElseGet(() -> Observe.first(office.store().nextId(), seen, rules)));
        return Optional.empty();
    }

    private Optional<String> attach(UUID record, Matching.Stranger stranger, Optional<RecordState> expected) {
        if (Rebase.isDue(office.store().load(record), office.rules(stranger.seen().system()))) {
            throw new NotReadYet();
        }
        expected.ifPresent(known -> {
            save(expected, Expected.isAnother(known, stranger.seen().system(), office.clock().now()));
            office.store().merge(known.id(), record, office.clock().now());
        });
        var state = office.store().load(record);
        save(Optional.of(state), Merging.belongs(state, stranger, office.rules(stranger.seen().system()),
                office.clock().now()));
        return Optional.empty();
    }

    private Optional<String> ask(Hearing.Told told, Optional<UUID> other, String reason) {
        office.store().lists().add(new Duplicate(told.identity(), other, reason));
        return Optional.empty();
    }

    private void save(Optional<RecordState> before, Step step) {
        office.store().save(before, step, office.book().of(step.state()).rules(), office.clock().now());
    }
}
