package io.attune.simulation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.merge.RecordState;
import io.attune.simulation.hub.Identity;
import io.attune.simulation.world.Edit;
import io.attune.simulation.world.Field;
import io.attune.simulation.world.Place;
import io.attune.simulation.world.VendorRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No edit is lost without a word: it is agreed, or somebody who saw it chose another value, or the list of conflicts
 * has it.
 * Values that do not tell which edit made them count as the same where they are equal.
 */
final class Losses implements Check {

    @Override
    public Stream<Violation> of(Evidence evidence) {
        var edits = evidence.world().edits().edits();
        return edits.stream()
                .filter(edit -> evidence.scene().field(edit.field()).kind() != Field.Kind.TAGS)
                .filter(edit -> isDue(evidence, edit))
                .filter(edit -> !isKept(evidence, edit) && !isReplaced(evidence, edit, edits))
                .map(edit -> new Violation(Invariant.LOST, "%s was set to %s, now agreed is %s".formatted(edit.place(),
                        edit.value(), evidence.agreed(evidence.thing(edit.place()).orElseThrow(), edit.field()))));
    }

    /** Whether the edit was made where it counts, to a record that still is one. */
    static boolean isDue(Evidence evidence, Edit edit) {
        var place = edit.place();
        var thing = evidence.thing(place).filter(state -> state.seen() && !state.isEnded());
        return thing.filter(state -> state.link(place.system()).externalId().filter(place.record()::equals).isPresent())
                        .filter(state -> state.link(place.system()).tombstoneAt().isEmpty()).isPresent()
                && evidence.record(place).filter(VendorRecord::isLive).isPresent()
                && !evidence.isInDuplicates(new Identity(place.system(), place.record()))
                && evidence.counts(evidence.scene().field(edit.field()), place.system());
    }

    private static boolean isKept(Evidence evidence, Edit edit) {
        RecordState thing = evidence.thing(edit.place()).orElseThrow();
        return evidence.isSame(edit.field(), edit.value(), evidence.agreed(thing, edit.field()))
                || evidence.isListed(edit.place(), edit.value()) || isBlankFromBefore(evidence, edit)
                || evidence.wasWipedOut(edit) || evidence.wasTakenForTyped(edit) || isOfTwoInOne(evidence, thing, edit);
    }

    /**
     * What is agreed was written for another record of ours, where a person made one of the two: who is asked about
     * them knows that each may have got the other's values there.
     */
    private static boolean isOfTwoInOne(Evidence evidence, RecordState thing, Edit edit) {
        return Optional.ofNullable(thing.fields().get(edit.field())).map(agreed -> agreed.origin().system())
                .flatMap(system -> thing.link(system).externalId()
                        .filter(id -> evidence.isAskedWhetherTwoAreOne(new Identity(system, id)))
                        .map(id -> new Place(system, id, edit.field())))
                .filter(place -> !evidence.world().edits().isOfAPerson(place)).isPresent();
    }

    /**
     * Cleared before the record was linked, or left blank by a merge of two records, and nobody cleared it: a blank
     * never wins a first sync, and is not listed there.
     */
    private static boolean isBlankFromBefore(Evidence evidence, Edit edit) {
        boolean isOlder = evidence.store().linkedAt(new Identity(edit.place().system(), edit.place().record()))
                .filter(edit.at()::isAfter).isEmpty();
        return edit.value().isNull() && (isOlder || wasBlank(evidence, edit));
    }

    private static boolean wasBlank(Evidence evidence, Edit edit) {
        return evidence.record(edit.place()).orElseThrow().value(edit.field(), edit.at().minusNanos(1)).isNull();
    }

    /** Somebody saw it, or could have if not for a write that came too late, and chose another value. */
    private static boolean isReplaced(Evidence evidence, Edit edit, List<Edit> edits) {
        return edits.stream()
                .filter(later -> later.field().equals(edit.field()) && later != edit)
                .filter(later -> later.over().stream().anyMatch(value ->
                        evidence.isSame(edit.field(), edit.value(), value)))
                .anyMatch(later -> evidence.wereOne(later.place(), edit.place()));
    }

    static boolean contains(JsonNode set, String item) {
        for (var one : set) {
            if (one.asText().equals(item)) {
                return true;
            }
        }
        return false;
    }
}
