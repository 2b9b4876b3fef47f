package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened to every value in every system: who edited it, over what, and what our writes replaced. */
public final class EditLog implements Watcher {

    /**
     * How a value came to be where it is.
     *
     * @param edit  the edit that put it there; none where a write of ours did
     * @param wiped shared values that were lost there to a write of ours that nobody could prevent
     */
    private record Trace(List<Edit> edit, Set<JsonNode> wiped) {

        static final Trace NONE = new Trace(List.of(), Set.of());
    }

    private final Reader reader;
    private final VirtualClock clock;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Overwrite> overwrites = new ArrayList<>();
    private final Set<Integer> actions = new HashSet<>();
    private final Map<Place, Trace> traces = new HashMap<>();
    private final List<VendorRecord> deleted = new ArrayList<>();
    private final List<VendorRecord> removed = new ArrayList<>();
    private int action;
    private long writes;

    EditLog(Reader reader, VirtualClock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** The number of what a person does next. */
    int next() {
        return ++action;
    }

    /** The number that {@link #next} will give. */
    int following() {
        return action + 1;
    }

    public List<Edit> edits() {
        return List.copyOf(edits);
    }

    public List<Overwrite> overwrites() {
        return List.copyOf(overwrites);
    }

    /** What people did that changed a shared value or a record: what the number of writes is measured by. */
    public int actions() {
        return actions.size();
    }

    /** Whether what is there was put there by a person. */
    public boolean isOfAPerson(Place place) {
        return !traces.getOrDefault(place, Trace.NONE).edit().isEmpty();
    }

    /** What people deleted. */
    public List<VendorRecord> deleted() {
        return List.copyOf(deleted);
    }

    /** What we deleted. */
    public List<VendorRecord> removed() {
        return List.copyOf(removed);
    }

    /** Writes of ours that took effect. */
    public long writes() {
        return writes;
    }

    @Override
    public void changed(Vendor vendor, VendorRecord record, ObjectNode before, By by) {
        writes += by.isAttune() ? 1 : 0;
        var was = reader.read(vendor.name(), before);
        reader.read(vendor.name(), record.values()).forEach((field, value) -> {
            var old = was.getOrDefault(field, NullNode.getInstance());
            var place = new Place(vendor.name(), record.id(), field);
            if (!old.equals(value)) {
                note(place, old, value, by);
            }
        });
    }

    @Override
    public void deleted(Vendor vendor, VendorRecord record, By by) {
        writes += by.isAttune() ? 1 : 0;
        if (by.isAttune()) {
            removed.add(record);
        } else {
            deleted.add(record);
            actions.add(action);
        }
    }

    /**
     * Whoever merges two records has seen both, what a late write of ours left in the other one, too, and chose the
     * values of the one that stays.
     */
    @Override
    public void merged(Vendor vendor, VendorRecord loser, VendorRecord winner, By by) {
        var lost = reader.read(vendor.name(), loser.values());
        reader.read(vendor.name(), winner.values()).forEach((field, value) -> {
            var old = lost.getOrDefault(field, NullNode.getInstance());
            if (!old.equals(value)) {
                var wiped = traces.getOrDefault(new Place(vendor.name(), loser.id(), field), Trace.NONE).wiped();
                edit(new Place(vendor.name(), winner.id(), field), old, value, wiped);
            }
        });
    }

    private void note(Place place, JsonNode old, JsonNode value, By by) {
        if (by.isAttune()) {
            overwrite(place, old, value, by);
        } else {
            edit(place, old, value, Set.of());
        }
    }

    private void edit(Place place, JsonNode old, JsonNode value, Set<JsonNode> wipedElsewhere) {
        actions.add(action);
        var over = new HashSet<>(traces.getOrDefault(place, Trace.NONE).wiped());
        over.addAll(wipedElsewhere);
        over.add(old);
        var edit = new Edit(action, place, old, value, over, clock.now());
        edits.add(edit);
        traces.put(place, new Trace(List.of(edit), Set.of()));
    }

    private void overwrite(Place place, JsonNode old, JsonNode value, By by) {
        var trace = traces.getOrDefault(place, Trace.NONE);
        boolean isBlind = trace.edit().stream().anyMatch(edit -> edit.at().isAfter(by.knewOf().orElseThrow()));
        boolean isOlder = trace.edit().stream().anyMatch(edit -> edit.at().isBefore(by.setOut().orElseThrow()));
        var overwrite = new Overwrite(place, old, value, clock.now(), isBlind, isBlind && isOlder && !by.isLate(),
                by.isLate(), by.upserts());
        overwrites.add(overwrite);
        var wiped = new HashSet<>(overwrite.isBeyondUs() ? trace.wiped() : Set.<JsonNode>of());
        if (overwrite.isBeyondUs()) {
            wiped.add(old);
        }
        traces.put(place, new Trace(List.of(), wiped));
    }
}
