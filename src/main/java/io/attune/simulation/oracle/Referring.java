package io.attune.simulation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.merge.LinkState;
import io.attune.merge.RecordState;
import io.attune.simulation.hub.Duplicate;
import io.attune.simulation.hub.Identity;
import io.attune.simulation.world.Kind;
import io.attune.simulation.world.Place;
import io.attune.simulation.world.VendorRecord;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What refers to another record refers, in every system, to what the agreed record is there. Where that one is not
 * there, it is blank, or as it was before, and stands in the list of what waits.
 */
final class Referring {

    private Referring() {}

    static Stream<Violation> of(Evidence evidence, RecordState thing, Place place) {
        var holds = evidence.record(place).orElseThrow().value(place.field());
        var agreed = evidence.agreed(thing, place.field());
        if (agreed.isNull() || agreed.isMissingNode()) {
            return holds.isNull() ? Stream.of() : violation(thing, place, holds, "nobody");
        }
        var home = Kind.connection(place.system());
        var parent = evidence.store().load(evidence.store().meant(UUID.fromString(agreed.asText())));
        var expected = Optional.of(parent.link(home)).filter(LinkState::isLive).flatMap(LinkState::externalId);
        if (expected.isPresent()) {
            return isOf(evidence, parent, new Identity(home, holds.asText()), expected.get()) ? Stream.of() : violation(thing, place, holds, Evidence.name(parent) + ", " + expected.get());
        }
        // What was merged there into what it is stands for it as well.
        boolean was = evidence.store().everLinked(new Identity(home, holds.asText())).stream()
                .map(evidence.store()::meant).anyMatch(parent.id()::equals);
        return was || evidence.hub().waitsForAParent(thing.id(), place.system()) ? Stream.of()
                : violation(thing, place, holds, Evidence.name(parent) + ", which is not there, and is in no list");
    }

    /**
     * Or what that one was there before it was deleted and made anew: no system lets go of the old id by itself. Was it
     * merged into what a person is asked about, that one.
     */
    private static boolean isOf(Evidence evidence, RecordState parent, Identity held, String expected) {
        var vendor = evidence.world().vendor(held.system());
        var survivor = vendor.survivor(held.id()).filter(VendorRecord::isLive).map(VendorRecord::id);
        boolean wasIt = vendor.record(held.id()).filter(record -> !record.isLive()).isPresent()
                && evidence.store().everLinked(held).stream().map(evidence.store()::meant)
                        .anyMatch(parent.id()::equals);
        return held.id().equals(expected) || survivor.filter(expected::equals).isPresent()
                || wasIt && survivor.map(id -> isAsked(evidence, parent, new Identity(held.system(), id))).orElse(true);
    }

    /** Whether a person is to say that this is the parent as well. */
    private static boolean isAsked(Evidence evidence, RecordState parent, Identity identity) {
        return Optional.ofNullable(evidence.store().lists().duplicates().get(identity))
                .flatMap(Duplicate::other).map(evidence.store()::meant).filter(parent.id()::equals).isPresent();
    }

    private static Stream<Violation> violation(RecordState thing, Place place, JsonNode holds, String expected) {
        return Stream.of(new Violation(Invariant.AGREEMENT, "%s: %s refers to %s, agreed is %s".formatted(
                Evidence.name(thing), place, holds, expected)));
    }
}
