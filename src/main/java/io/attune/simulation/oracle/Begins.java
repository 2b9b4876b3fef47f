package io.attune.simulation.oracle;

import io.attune.simulation.hub.Beginnings;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.VendorRecord;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * No record of ours begins with what we made ourselves: that stands for the record that it was made for, whatever
 * became of that one in the meantime.
 */
final class Begins implements Check {

    @Override
    public Stream<Violation> of(Evidence evidence) {
        return evidence.store().beginnings().all().entrySet().stream().filter(begun -> isOurs(evidence, begun.getValue()))
                .map(begun -> new Violation(Invariant.DUPLICATE, "%s began with %s, which we had made".formatted(
                        Evidence.name(evidence.store().load(begun.getKey())), begun.getValue().identity())));
    }

    private static boolean isOurs(Evidence evidence, Beginnings.Begun begun) {
        var vendor = evidence.world().vendor(begun.identity().system());
        return vendor.record(begun.identity().id()).filter(VendorRecord::isMadeByAttune)
                .filter(record -> !evidence.store().lists().isBegunByAPerson(begun.identity()))
                .filter(record -> !isLikeAPersons(evidence, vendor, record, begun.at())).isPresent();
    }

    /**
     * Where no marker tells, its values do: not once people have given it another key, or changed everything that
     * was sent but the key, or the mapping has no row any more for what they left.
     */
    private static boolean isLikeAPersons(Evidence evidence, Vendor vendor, VendorRecord record, Instant seen) {
        return !vendor.traits().keepsMarker() && (Evidence.isRetyped(record, vendor.key(), seen)
                || evidence.telling(vendor.name())
                        .filter(field -> !field.equals(vendor.key()))
                        .allMatch(field -> Evidence.isRetyped(record, field, seen)));
    }
}
