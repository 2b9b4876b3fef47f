package io.attune.simulation.oracle;

import io.attune.simulation.hub.Duplicate;
import io.attune.simulation.hub.Identity;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.VendorRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * People are not asked about what could have been seen, nor does the list of duplicates excuse it: a record that we
 * made though its like was there when we set out, and a new record that took the place of one that was gone before.
 */
final class Needless implements Check {

    private static final String SAME_KEY = "has the same key as a record that is another one there";
    /** Readings lag by no more. */
    private static final Duration LAG = Duration.ofSeconds(3);

    @Override
    public Stream<Violation> of(Evidence evidence) {
        return Stream.concat(
                evidence.world().vendors().stream().flatMap(vendor -> vendor.live().stream()
                        .filter(VendorRecord::isMadeByAttune)
                        .flatMap(ours -> twins(evidence, vendor, ours))),
                evidence.store().lists().duplicates().values().stream()
                        .filter(question -> question.reason().equals(SAME_KEY))
                        .filter(question -> wasGone(evidence, question))
                        .map(question -> new Violation(Invariant.QUESTION, question.identity()
                                + " is in the list of duplicates, though the other one was gone before it was made")));
    }

    private static Stream<Violation> twins(Evidence evidence, Vendor vendor, VendorRecord ours) {
        var setOut = ours.creator().setOut().orElseThrow();
        return vendor.records().stream()
                .filter(other -> !other.isMadeByAttune() && wasLike(vendor.key(), ours, other, setOut))
                .filter(other -> evidence.store().everLinked(new Identity(vendor.name(), other.id())).isEmpty())
                .map(other -> new Violation(Invariant.DUPLICATE, "%s was made by us, though %s was there".formatted(
                        evidence.name(vendor, ours), other.id())));
    }

    /** It was there when we set out and until after ours was made, with the key that ours was made with. */
    private static boolean wasLike(String field, VendorRecord ours, VendorRecord other, Instant setOut) {
        var key = ours.value(field, ours.madeAt());
        return !key.isNull() && key.equals(other.value(field, setOut))
                && key.equals(other.value(field, ours.madeAt()))
                && other.deletedAt().filter(ours.madeAt()::isAfter).isEmpty();
    }

    private static boolean wasGone(Evidence evidence, Duplicate question) {
        var system = question.identity().system();
        var vendor = evidence.world().vendor(system);
        var made = vendor.record(question.identity().id()).map(VendorRecord::madeAt);
        var gone = question.other().map(evidence.store()::load).map(thing -> thing.link(system))
                .flatMap(link -> link.externalId()).flatMap(vendor::record)
                .filter(record -> record.mergedInto().isEmpty()).flatMap(VendorRecord::deletedAt);
        return gone.isPresent() && made.filter(gone.get().plus(LAG)::isBefore).isPresent();
    }
}
