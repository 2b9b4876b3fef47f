package io.attune.simulation.oracle;

import io.attune.merge.RecordState;
import io.attune.simulation.hub.Identity;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.VendorRecord;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person deleted stays deleted: everywhere, or there, as the mapping says. */
final class Deaths implements Check {

    @Override
    public Stream<Violation> of(Evidence evidence) {
        Map<String, Vendor> homes = evidence.world().vendors().stream()
                .flatMap(vendor -> vendor.records().stream().map(record -> Map.entry(record.id(), vendor)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return evidence.world().edits().deleted().stream()
                .filter(record -> record.mergedInto().isEmpty())
                .flatMap(record -> after(evidence, new Identity(homes.get(record.id()).name(), record.id())));
    }

    private static Stream<Violation> after(Evidence evidence, Identity deleted) {
        var owner = evidence.store().everLinked(deleted).stream().findFirst();
        var thing = owner.map(evidence.store()::meant).map(evidence.store()::load).filter(RecordState::seen);
        if (thing.isEmpty() || isMadeAgain(evidence, thing.get(), deleted.system())) {
            return Stream.of();
        }
        boolean everywhere = isDeletedEverywhere(evidence, thing.get())
                && !evidence.store().lists().isRevived(owner.get());
        return evidence.world().vendors().stream()
                .filter(vendor -> everywhere || vendor.name().equals(deleted.system()))
                .flatMap(vendor -> vendor.live().stream().filter(record -> isOf(evidence, thing.get(), vendor, record))
                        .filter(record -> !wasAnothers(evidence, owner.get(), vendor, record))
                        .map(record -> new Violation(Invariant.RESURRECTION, "%s was deleted by a person, %s lives"
                                .formatted(deleted, evidence.name(vendor, record)))));
    }

    /** A person made the same one anew: that one took its place. */
    private static boolean isMadeAgain(Evidence evidence, RecordState thing, String system) {
        var vendor = evidence.world().vendor(system);
        return thing.link(system).externalId().flatMap(vendor::record)
                .filter(VendorRecord::isLive)
                .filter(record -> !record.isMadeByAttune() || isLikeAPersons(evidence, vendor, record)).isPresent();
    }

    /**
     * A system without marker made it of a create of ours after we had given up waiting, and before we saw it people
     * had changed every value but the key that we had sent: nobody can tell it from one that a person made.
     */
    private static boolean isLikeAPersons(Evidence evidence, Vendor vendor, VendorRecord record) {
        var seen = evidence.store().linkedAt(new Identity(vendor.name(), record.id()));
        return !vendor.traits().keepsMarker() && record.isMadeTooLate() && seen.isPresent()
                && evidence.telling(vendor.name()).filter(field -> !field.equals(Vendor.KEY))
                        .allMatch(field -> Evidence.isRetyped(record, field, seen.get()));
    }

    /**
     * Where it was deleted in two systems whose rules differ, the one that was noticed first decides: a mark is as
     * good. What was merged into a record that is no more went with it, unless a person is asked about the two.
     */
    private static boolean isDeletedEverywhere(Evidence evidence, RecordState thing) {
        var rules = thing.links().entrySet().stream()
                .filter(link -> link.getValue().externalId()
                        .filter(id -> isDeleted(evidence, thing, new Identity(link.getKey(), id))).isPresent())
                .map(link -> evidence.book().of(thing).kind().deletes().get(link.getKey()))
                .toList();
        return rules.contains("delete") && !rules.contains("mark");
    }

    private static boolean isDeleted(Evidence evidence, RecordState thing, Identity identity) {
        var vendor = evidence.world().vendor(identity.system());
        boolean isMerged = vendor.record(identity.id()).flatMap(VendorRecord::mergedInto).isPresent();
        return isMerged
                ? vendor.survivor(identity.id()).filter(VendorRecord::isLive).isEmpty()
                        && !evidence.isAskedAbout(thing.id(), identity.system())
                : vendor.record(identity.id()).filter(evidence.world().edits().deleted()::contains).isPresent();
    }

    /** It belonged to another record of ours, that a person made one with this one. */
    private static boolean wasAnothers(Evidence evidence, UUID owner, Vendor vendor, VendorRecord record) {
        return evidence.store().everLinked(new Identity(vendor.name(), record.id())).stream()
                .filter(other -> !other.equals(owner) && evidence.store().load(other).seen())
                .filter(other -> evidence.store().meant(other).equals(evidence.store().meant(owner)))
                .anyMatch(other -> record.madeAt().isBefore(joined(evidence, owner, other)));
    }

    private static Instant joined(Evidence evidence, UUID one, UUID other) {
        return Stream.of(one, other).filter(part -> !evidence.store().meant(part).equals(part))
                .flatMap(part -> evidence.store().load(part).endedAt().stream())
                .max(Instant::compareTo).orElse(Instant.MIN);
    }

    /** What is linked to it still, and is in no list. */
    private static boolean isOf(Evidence evidence, RecordState thing, Vendor vendor, VendorRecord record) {
        var identity = new Identity(vendor.name(), record.id());
        return evidence.store().linked(identity).filter(thing.id()::equals).isPresent()
                && !evidence.isInDuplicates(identity) && !evidence.hub().waitsForAPerson(thing.id(), vendor.name());
    }
}
