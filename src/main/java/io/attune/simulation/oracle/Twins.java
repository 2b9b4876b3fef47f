package io.attune.simulation.oracle;

import io.attune.simulation.hub.Identity;
import io.attune.simulation.world.MappingText;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.VendorRecord;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Nothing that we made is there twice, unless a person is asked about it. What a system that keeps no marker makes
 * after we had given up waiting carries no sign of being ours.
 */
final class Twins implements Check {

    @Override
    public Stream<Violation> of(Evidence evidence) {
        return evidence.world().vendors().stream().flatMap(vendor -> in(evidence, vendor,
                vendor.live().stream().filter(record -> !isMarked(record)).toList()));
    }

    private static Stream<Violation> in(Evidence evidence, Vendor vendor, List<VendorRecord> live) {
        return live.stream()
                .filter(VendorRecord::isMadeByAttune)
                .filter(ours -> vendor.traits().keepsMarker() || !ours.isMadeTooLate())
                .flatMap(ours -> live.stream().filter(other -> other != ours && isTwin(evidence, vendor, ours, other))
                        .filter(other -> !isAsked(evidence, vendor, ours) && !isAsked(evidence, vendor, other))
                        .filter(other -> !areAskedAbout(evidence, vendor, ours, other))
                        .map(other -> new Violation(Invariant.DUPLICATE, "%s, which we made, is %s too, and in no list"
                                .formatted(evidence.name(vendor, ours), other.id()))));
    }

    /** It stands for somebody who was deleted elsewhere. */
    private static boolean isMarked(VendorRecord record) {
        return !record.value(MappingText.MARK).isNull();
    }

    /**
     * What another record of ours took over is that one's, and has its marker once that one is written: a late create
     * whose key it took over in the meantime, or what a record that had ended gave up to it. If a person drops that
     * one's delete later, it is made anew.
     */
    private static boolean isTwin(Evidence evidence, Vendor vendor, VendorRecord one, VendorRecord other) {
        boolean sameMarker = !one.marker().isEmpty() && one.marker().equals(other.marker()) && other.isMadeByAttune();
        return sameMarker && !(mayBeAnothers(evidence, one, other) && areTwoOfOurs(evidence, vendor, one, other))
                || !one.value(vendor.key()).isNull() && one.value(vendor.key()).equals(other.value(vendor.key()))
                        && !isToGetAnotherKey(evidence, vendor, one) && !isToGetAnotherKey(evidence, vendor, other);
    }

    /** The key that it has is not its record's any more, and what would replace it is in the list of dead letters. */
    private static boolean isToGetAnotherKey(Evidence evidence, Vendor vendor, VendorRecord record) {
        var read = evidence.book().read(vendor.name(), record.values()).get(vendor.key());
        return evidence.store().linked(new Identity(vendor.name(), record.id())).map(evidence.store()::load)
                .filter(thing -> !evidence.agreed(thing, vendor.key()).equals(read))
                .filter(thing -> evidence.hub().waitsForAPerson(thing.id(), vendor.name())).isPresent();
    }

    private static boolean mayBeAnothers(Evidence evidence, VendorRecord one, VendorRecord other) {
        return one.isMadeTooLate() || other.isMadeTooLate()
                || evidence.store().lists().isRevived(UUID.fromString(one.marker()));
    }

    private static boolean areTwoOfOurs(Evidence evidence, Vendor vendor, VendorRecord one, VendorRecord other) {
        var first = evidence.store().linked(new Identity(vendor.name(), one.id()));
        var second = evidence.store().linked(new Identity(vendor.name(), other.id()));
        return first.isPresent() && second.isPresent() && !first.equals(second);
    }

    /**
     * A person is asked whether the two records of ours, that these belong to, are one; or, of each of them, whether it
     * is one with a third.
     */
    private static boolean areAskedAbout(Evidence evidence, Vendor vendor, VendorRecord one, VendorRecord other) {
        var first = asked(evidence, new Identity(vendor.name(), one.id()));
        var second = asked(evidence, new Identity(vendor.name(), other.id()));
        return !Collections.disjoint(first, second);
    }

    /** The record of ours that it belongs to, and those with which that one may be one. */
    private static Set<UUID> asked(Evidence evidence, Identity identity) {
        var own = evidence.store().linked(identity);
        var all = new HashSet<UUID>();
        evidence.store().lists().duplicates().values().forEach(question -> {
            var some = new HashSet<>(evidence.store().everLinked(question.identity()));
            question.other().ifPresent(some::add);
            if (question.other().isPresent() && own.filter(some::contains).isPresent()) {
                all.addAll(some);
            }
        });
        return all;
    }

    private static boolean isAsked(Evidence evidence, Vendor vendor, VendorRecord record) {
        return evidence.isInDuplicates(new Identity(vendor.name(), record.id()))
                || evidence.store().linked(new Identity(vendor.name(), record.id()))
                        .filter(thing -> evidence.isAskedAbout(thing, vendor.name())).isPresent();
    }
}
