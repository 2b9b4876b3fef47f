package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.retry.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls that a system answers. Each takes effect at the moment of the call of the method. */
public final class VendorApi {

    private final Vendor vendor;
    private final VirtualClock clock;
    private final Chance chance;

    VendorApi(Vendor vendor, VirtualClock clock, Chance chance) {
        this.vendor = vendor;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * May show an earlier state, as old as the system lags. An id that was merged away shows the record that took it
     * in.
     */
    public Reply read(String id) {
        return living(id)
                .map(record -> Reply.showing(vendor.show(record, asOf())))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, "no record " + id));
    }

    private Optional<VendorRecord> living(String id) {
        return vendor.survivor(id).filter(VendorRecord::isLive);
    }

    private Instant asOf() {
        var lag = vendor.traits().lags().read();
        return lag.isZero() ? clock.now() : clock.now().minusMillis(chance.below((int) lag.toMillis()));
    }

    /** Everything there is, as it is now. */
    public List<Shown> list() {
        return vendor.live().stream().map(record -> vendor.show(record, clock.now())).toList();
    }

    /** A record is hidden as long as the index of the system lags. */
    public Found byMarker(String marker) {
        return Found.hits(marked(marker, vendor.traits().lags().search()));
    }

    private List<Shown> marked(String marker, Duration lag) {
        return vendor.live().stream()
                .filter(record -> record.marker().equals(marker))
                .map(record -> vendor.show(record, clock.now()))
                .filter(shown -> !createdAt(shown).isAfter(clock.now().minus(lag)))
                .toList();
    }

    private Instant createdAt(Shown shown) {
        return shown.stamps().createdAt().minus(vendor.traits().skew());
    }

    /** Those that hold all of these values, of which there is one at least. */
    public Found byKey(ObjectNode wanted) {
        return Found.hits(vendor.live().stream()
                .filter(record -> vendor.kept(wanted).properties().stream()
                        .allMatch(field -> record.value(field.getKey()).equals(field.getValue())))
                .map(record -> vendor.show(record, clock.now()))
                .toList());
    }

    public Reply create(ObjectNode values, By by) {
        return vendor.isTaken(values.path(vendor.key()), Optional.empty())
                ? Reply.refused(Refusal.CONFLICT, vendor.key() + " is taken")
                : answer(vendor.create(values, by));
    }

    /** Makes the record, or writes to the one that has this marker. */
    public Reply upsert(String marker, ObjectNode values, By by) {
        var known = vendor.live().stream().filter(record -> record.marker().equals(marker)).findFirst();
        return known.isPresent()
                ? update(known.get().id(), values, by, MissingNode.getInstance())
                : create(values.deepCopy().put(Vendor.MARKER, marker), by);
    }

    /**
     * @param current the record as it was shown, to which the write is bound where the system knows conditions;
     *                missing where it was not
     */
    public Reply update(String id, ObjectNode patch, By by, JsonNode current) {
        var record = vendor.record(id).filter(VendorRecord::isLive);
        if (record.isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, "no record " + id);
        }
        if (isChanged(record.get(), current)) {
            vendor.refuse();
            return Reply.refused(vendor.traits().binding() == Traits.Binding.CHANGED ? Refusal.CHANGED
                    : Refusal.CONFLICT, id + " is not as it was read");
        }
        if (patch.has(vendor.key()) && vendor.isTaken(patch.get(vendor.key()), record)) {
            return Reply.refused(Refusal.CONFLICT, vendor.key() + " is taken");
        }
        vendor.update(record.get(), patch, by);
        return answer(record.get());
    }

    private boolean isChanged(VendorRecord record, JsonNode current) {
        var stamp = current.path(VendorRecord.STAMP);
        return vendor.traits().binding() != Traits.Binding.NONE && !stamp.isMissingNode()
                && !stamp.equals(vendor.show(record, clock.now()).record().path(VendorRecord.STAMP));
    }

    public Reply delete(String id, By by) {
        var record = vendor.record(id).filter(VendorRecord::isLive);
        record.ifPresent(live -> vendor.delete(live, by));
        return record.isPresent() ? Reply.done(id) : Reply.refused(Refusal.NOT_FOUND, "no record " + id);
    }

    private Reply answer(VendorRecord record) {
        return vendor.traits().telling().answersShow()
                ? Reply.showing(vendor.show(record, clock.now()))
                : Reply.done(record.id());
    }
}
