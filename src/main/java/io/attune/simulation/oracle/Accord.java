package io.attune.simulation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.mapping.WriteRequest;
import io.attune.merge.Lag;
import io.attune.merge.RecordState;
import io.attune.simulation.hub.Conflict;
import io.attune.simulation.hub.Identity;
import io.attune.simulation.hub.Lists;
import io.attune.simulation.hub.Terms;
import io.attune.simulation.world.Field;
import io.attune.simulation.world.Place;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.VendorRecord;
import java.util.Set;
import java.util.stream.Stream;

/** Every system holds its image of what is agreed, of every record that lives; and every record is somebody's. */
final class Accord implements Check {

    @Override
    public Stream<Violation> of(Evidence evidence) {
        var records = evidence.store().records().stream()
                .filter(thing -> thing.seen() && !thing.isEnded())
                .flatMap(thing -> evidence.book().of(thing).kind().names().stream().flatMap(system -> in(evidence, thing, system)));
        var strangers = evidence.world().vendors().stream()
                .flatMap(vendor -> vendor.live().stream().filter(record -> isNobodys(evidence, vendor, record))
                        .map(record -> violation(evidence.name(vendor, record)
                                + " belongs to no record, and is in no list")));
        return Stream.concat(records, strangers);
    }

    private static boolean isNobodys(Evidence evidence, Vendor vendor, VendorRecord record) {
        var identity = new Identity(vendor.name(), record.id());
        return !evidence.isInDuplicates(identity) && evidence.store().linked(identity)
                .filter(id -> evidence.store().load(id).seen() || evidence.store().load(id).isEnded()).isEmpty();
    }

    private static Stream<Violation> in(Evidence evidence, RecordState thing, String system) {
        var link = thing.link(system);
        if (link.tombstoneAt().isPresent() || evidence.hub().waitsForAPerson(thing.id(), system)) {
            return Stream.of();
        }
        if (link.externalId().isEmpty()) {
            boolean isExcused = evidence.store().lists().notCreated().containsKey(new Lists.Spot(thing.id(), system))
                    || evidence.isAskedAbout(thing.id(), system);
            return isExcused ? Stream.of() : Stream.of(violation(Evidence.name(thing) + " is not in " + system));
        }
        var id = link.externalId().get();
        var record = evidence.world().vendor(system).record(id).filter(VendorRecord::isLive);
        return record.isEmpty() ? Stream.of(violation(Evidence.name(thing) + ": " + system + ":" + id + " is no more"))
                : evidence.book().of(thing).kind().fields().stream().flatMap(field -> field(evidence, thing, field,
                        new Place(system, id, field.name())));
    }

    private static Stream<Violation> field(Evidence evidence, RecordState thing, Field field, Place place) {
        var holds = evidence.book().read(place.system(), evidence.record(place).orElseThrow().values())
                .getOrDefault(field.name(), NullNode.getInstance());
        var agreed = evidence.agreed(thing, field.name());
        if (field.kind() == Field.Kind.REFERENCE) {
            return isOpen(evidence, thing, place) ? Stream.of() : Referring.of(evidence, thing, place);
        }
        boolean isExcused = isOpen(evidence, thing, place) || isOwn(evidence, thing, field, place)
                || isOverruled(evidence, thing, field, place);
        return isExcused || holds.equals(agreed) || holds.equals(image(evidence, thing, place)) ? Stream.of()
                : Stream.of(violation("%s: agreed is %s, %s holds %s".formatted(Evidence.name(thing), agreed, place,
                        holds)));
    }

    private static boolean isOpen(Evidence evidence, RecordState thing, Place place) {
        return evidence.store().lists().conflicts().stream().filter(Conflict::open).anyMatch(conflict ->
                conflict.record().equals(thing.id()) && conflict.field().equals(place.field())
                        && conflict.system().equals(place.system()));
    }

    /**
     * A field that is only written there, and that nobody keeps from being edited, or has a value for: the one system
     * that tells it may not have the record.
     */
    private static boolean isOwn(Evidence evidence, RecordState thing, Field field, Place place) {
        boolean isTold = thing.fields().containsKey(field.name());
        return !evidence.counts(field, place.system())
                && (!isTold || !field.enforce() && evidence.world().edits().isOfAPerson(place));
    }

    /** A person chose another value for a field that is not written where alone it is edited. */
    private static boolean isOverruled(Evidence evidence, RecordState thing, Field field, Place place) {
        return field.onlyFrom().filter(place.system()::equals).isPresent()
                && evidence.store().lists().conflicts().stream().anyMatch(conflict -> conflict.isAChoice()
                        && conflict.record().equals(thing.id()) && conflict.field().equals(field.name()));
    }

    /** What the system would make of the agreed value. */
    private static JsonNode image(Evidence evidence, RecordState thing, Place place) {
        var patch = evidence.book().of(place.system()).mapping().write(new WriteRequest(place.system(), Lag.agreed(thing),
                Set.of(place.field()),
                MissingNode.getInstance(), Terms.noReferences())).patch();
        return evidence.book().read(place.system(), evidence.world().vendor(place.system()).kept(patch))
                .getOrDefault(place.field(), NullNode.getInstance());
    }

    private static Violation violation(String words) {
        return new Violation(Invariant.AGREEMENT, words);
    }
}
