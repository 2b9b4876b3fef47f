package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system that keeps records. It knows nothing of Attune but what any client may do. */
public final class Vendor {

    /** The field that keeps our marker, where the system has one for it. */
    public static final String MARKER = "attune_id";
    /** The field whose values identify people. */
    public static final String KEY = "email";

    private final Traits traits;
    private final List<String> fields;
    private final VirtualClock clock;
    private final List<Watcher> watchers = new ArrayList<>();
    private final Map<String, VendorRecord> records = new LinkedHashMap<>();
    private long refused;

    /** @param fields that every record has, be they blank; the first one is its key */
    public Vendor(Traits traits, List<String> fields, VirtualClock clock) {
        this.traits = traits;
        this.fields = List.copyOf(fields);
        this.clock = clock;
    }

    void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /** The field whose values identify records to people. */
    public String key() {
        return fields.get(0);
    }

    public String name() {
        return traits.name();
    }

    public Traits traits() {
        return traits;
    }

    /** All there ever were. */
    public Collection<VendorRecord> records() {
        return records.values();
    }

    public List<VendorRecord> live() {
        return records.values().stream().filter(VendorRecord::isLive).toList();
    }

    public Optional<VendorRecord> record(String id) {
        return Optional.ofNullable(records.get(id));
    }

    /** The record itself, or the one that took it in at last. */
    public Optional<VendorRecord> survivor(String id) {
        var record = record(id);
        while (record.flatMap(VendorRecord::mergedInto).isPresent()) {
            record = record(record.get().mergedInto().get());
        }
        return record;
    }

    public VendorRecord create(ObjectNode values, By by) {
        var record = new VendorRecord(name() + (records.size() + 1), vendorTime(), by);
        records.put(record.id(), record);
        var blank = Canonical.NODES.objectNode();
        fields.forEach(blank::putNull);
        blank.setAll(kept(values));
        record.change(blank, clock.now(), vendorTime(), by);
        watchers.forEach(watcher -> watcher.changed(this, record, Canonical.NODES.objectNode(), by));
        return record;
    }

    public void update(VendorRecord record, ObjectNode patch, By by) {
        var before = record.values();
        var after = before.deepCopy();
        after.setAll(kept(patch));
        record.change(after, clock.now(), vendorTime(), by);
        watchers.forEach(watcher -> watcher.changed(this, record, before, by));
    }

    public void delete(VendorRecord record, By by) {
        record.delete(Optional.empty(), clock.now());
        watchers.forEach(watcher -> watcher.deleted(this, record, by));
    }

    /** One record takes another in: the other is no more, and its id leads to the first. */
    public void merge(VendorRecord loser, VendorRecord winner, By by) {
        loser.delete(Optional.of(winner.id()), clock.now());
        watchers.forEach(watcher -> watcher.deleted(this, loser, by));
        watchers.forEach(watcher -> watcher.merged(this, loser, winner, by));
        update(winner, Canonical.NODES.objectNode(), by);
    }

    /** A write was bound to a state of its record that is no more. */
    void refuse() {
        refused++;
    }

    /** Writes that were refused since they were bound to a state of their record that was no more. */
    public long refused() {
        return refused;
    }

    /** What it makes of values before it keeps them. */
    public ObjectNode kept(ObjectNode values) {
        var kept = Canonical.NODES.objectNode();
        values.fields().forEachRemaining(field -> kept.set(field.getKey(),
                field.getKey().equals(MARKER) ? field.getValue() : traits.keeping().texts().of(field.getValue())));
        if (!traits.keepsMarker()) {
            kept.remove(MARKER);
        }
        return kept;
    }

    public List<VendorRecord> withValue(String field, JsonNode value) {
        var sought = traits.keeping().texts().of(value);
        return live().stream().filter(record -> record.value(field).equals(sought)).toList();
    }

    public boolean isTaken(JsonNode key, Optional<VendorRecord> by) {
        return traits.keeping().uniqueKey() && !key.isNull()
                && withValue(key(), key).stream().anyMatch(holder -> !by.filter(holder::equals).isPresent());
    }

    /** As of a moment that may be past. */
    public Shown show(VendorRecord record, Instant asOf) {
        return record.shown(traits, asOf);
    }

    private Instant vendorTime() {
        return clock.now().plus(traits.skew()).truncatedTo(ChronoUnit.SECONDS);
    }
}
