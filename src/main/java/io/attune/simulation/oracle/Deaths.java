package io.attune.simulation.oracle;

import io.attune.merge.RecordState;
import io.attune.simulation.hub.Identity;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.VendorRecord;
import java.util.Map;
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
        var thing = evidence.store().everLinked(deleted).stream().findFirst().map(evidence.store()::load).filter(RecordState::seen);
        if (thing.isEmpty()) {
            return Stream.of();
        }
        boolean everywhere = evidence.scene().deletes().get(deleted.system()).equals("delete");
        return evidence.world().vendors().stream()
                .filter(vendor -> everywhere || vendor.name().equals(deleted.system()))
                .flatMap(vendor -> vendor.live().stream().filter(record -> isOf(evidence, thing.get(), vendor, record))
                        .map(record -> new Violation(Invariant.RESURRECTION, "%s was deleted by a person, %s lives"
                                .formatted(deleted, evidence.name(vendor, record)))));
    }

    /** What is linked to it still, and is in no list. */
    private static boolean isOf(Evidence evidence, RecordState thing, Vendor vendor, VendorRecord record) {
        var identity = new Identity(vendor.name(), record.id());
        return evidence.store().linked(identity).filter(thing.id()::equals).isPresent()
                && !evidence.isInDuplicates(identity) && !evidence.hub().waitsForAPerson(thing.id(), vendor.name());
    }
}
