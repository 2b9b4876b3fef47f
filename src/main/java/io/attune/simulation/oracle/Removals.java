package io.attune.simulation.oracle;

import io.attune.merge.RecordState;
import io.attune.simulation.hub.Identity;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.VendorRecord;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Nothing goes that nobody deleted: we delete a record, or mark it, only where a person deleted what is the same one in
 * a system from which that follows; no record of ours ends without, and none lets go of what is alive, unless a person
 * is asked about it.
 */
final class Removals implements Check {

    private static final Set<String> ENDING = Set.of("delete", "mark");

    @Override
    public Stream<Violation> of(Evidence evidence) {
        return Stream.of(deleted(evidence), ended(evidence), unlinked(evidence)).flatMap(violations -> violations);
    }

    private static Stream<Violation> deleted(Evidence evidence) {
        return evidence.world().vendors().stream().flatMap(vendor -> vendor.records().stream()
                .filter(evidence.world().edits().removed()::contains)
                .filter(record -> !isDueToADelete(evidence, vendor, record))
                .map(record -> violation(evidence.name(vendor, record) + " was deleted by us, and nobody deleted it")));
    }

    /**
     * Of the record of ours that it belonged to last, or of one that a person made one with that; what is only expected
     * never had it.
     */
    private static boolean isDueToADelete(Evidence evidence, Vendor vendor, VendorRecord record) {
        var things = evidence.store().everLinked(new Identity(vendor.name(), record.id())).stream()
                .filter(thing -> evidence.store().load(thing).seen()).toList();
        return things.stream()
                .filter(thing -> evidence.store().meant(thing).equals(evidence.store().meant(things.get(0))))
                .anyMatch(thing -> wasDeletedByAPerson(evidence, thing, Set.of("delete")));
    }

    private static Stream<Violation> ended(Evidence evidence) {
        return evidence.store().records().stream()
                .filter(thing -> thing.isEnded() && thing.seen())
                .filter(thing -> evidence.store().meant(thing.id()).equals(thing.id()))
                .filter(thing -> !wasDeletedByAPerson(evidence, thing.id(), ENDING))
                .map(thing -> violation(Evidence.name(thing) + " has ended, and nobody deleted it"));
    }

    private static boolean wasDeletedByAPerson(Evidence evidence, UUID thing, Set<String> rules) {
        return evidence.world().vendors().stream()
                .filter(vendor -> rules.contains(evidence.scene().kind(vendor.name()).deletes().get(vendor.name())))
                .anyMatch(vendor -> vendor.records().stream().anyMatch(record ->
                        evidence.store().everLinked(new Identity(vendor.name(), record.id())).contains(thing)
                                && isGone(evidence, vendor, record)));
    }

    /** A person deleted it, or merged it into one that is gone as well. */
    private static boolean isGone(Evidence evidence, Vendor vendor, VendorRecord record) {
        return evidence.world().edits().deleted().contains(record)
                && vendor.survivor(record.id()).filter(VendorRecord::isLive).isEmpty();
    }

    private static Stream<Violation> unlinked(Evidence evidence) {
        return evidence.store().records().stream()
                .filter(thing -> !thing.isEnded())
                .flatMap(thing -> thing.links().entrySet().stream()
                        .filter(link -> link.getValue().tombstoneAt().isPresent())
                        .filter(link -> !evidence.isAskedAbout(thing.id(), link.getKey()))
                        .flatMap(link -> link.getValue().externalId().stream()
                                .map(id -> new Identity(link.getKey(), id)))
                        .filter(identity -> isAlive(evidence, identity) && !evidence.isInDuplicates(identity))
                        .map(identity -> violation("%s let go of %s, which nobody deleted".formatted(
                                Evidence.name(thing), identity))));
    }

    private static boolean isAlive(Evidence evidence, Identity identity) {
        return evidence.world().vendor(identity.system()).record(identity.id()).filter(VendorRecord::isLive)
                .isPresent();
    }

    private static Violation violation(String words) {
        return new Violation(Invariant.REMOVED, words);
    }
}
