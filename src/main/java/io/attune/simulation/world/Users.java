package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.List;
import java.util.Optional;

/** The people who work in the systems. What they do depends on chance and on what they see there, never on Attune. */
public final class Users {

    /** Has the role that a policy may prefer. */
    public static final String SELLER = "ann";
    private static final String OTHER = "bob";
    private static final int PEOPLE = 6;

    private final Scene scene;
    private final List<Vendor> vendors;
    private final EditLog edits;
    private final Chance chance;
    private final Journal journal;

    Users(World world) {
        this.scene = world.scene();
        this.vendors = world.scene().people().names().stream().map(world::vendor).toList();
        this.edits = world.edits();
        this.chance = world.chance();
        this.journal = world.journal();
    }

    /** One person does one thing in one system. */
    public void act() {
        var vendor = chance.pick(vendors);
        var live = vendor.live();
        double dice = chance.share() * 100;
        if (live.isEmpty() || dice < 12) {
            create(vendor);
        } else if (dice < 16) {
            delete(vendor, chance.pick(live));
        } else if (dice < 17 && live.size() > 1) {
            merge(vendor, live);
        } else if (dice < 18) {
            copy(vendor, chance.pick(live));
        } else if (dice < 20) {
            edit(vendor, chance.pick(live), scene.field(Vendor.KEY));
        } else {
            edit(vendor, chance.pick(live), chance.pick(scene.people().fields().subList(1, scene.people().fields().size())));
        }
    }

    private By somebody() {
        return By.person(chance.percent(30) ? SELLER : OTHER);
    }

    private void create(Vendor vendor) {
        var key = Canonical.NODES.textNode("p%d@example.com".formatted(1 + chance.below(PEOPLE)));
        if (!vendor.withValue(Vendor.KEY, key).isEmpty() && (vendor.traits().keeping().uniqueKey()
                || chance.percent(80))) {
            return; // people look before they make somebody a second time; mostly
        }
        var values = Canonical.NODES.objectNode();
        values.set(Vendor.KEY, key);
        int action = edits.next();
        scene.people().fields().stream().skip(1).filter(field -> chance.percent(80)).forEach(field ->
                values.set(field.name(), next(vendor, "", field, Canonical.NODES.nullNode(), action)));
        var made = vendor.create(values, somebody());
        journal.note("a person makes %s:%s %s", vendor.name(), made.id(), made.values());
    }

    private JsonNode next(Vendor vendor, String id, Field field, JsonNode present, int action) {
        if (field.kind() == Field.Kind.REFERENCE) {
            return Managers.somebody(vendor, id, chance);
        }
        return Values.next(scene, new Place(vendor.name(), id, field.name()), present, new Values.Turn(action, chance));
    }

    private void delete(Vendor vendor, VendorRecord record) {
        edits.next();
        journal.note("a person deletes %s:%s", vendor.name(), record.id());
        vendor.delete(record, somebody());
    }

    private void merge(Vendor vendor, List<VendorRecord> live) {
        var winner = chance.pick(live);
        merge(vendor, chance.pick(live.stream().filter(other -> other != winner).toList()), winner);
    }

    /** A person sees to it that the one becomes part of the other. */
    public void merge(Vendor vendor, VendorRecord loser, VendorRecord winner) {
        edits.next();
        journal.note("a person merges %s:%s into %s", vendor.name(), loser.id(), winner.id());
        vendor.merge(loser, winner, somebody());
    }

    /** People copy a record and all its fields, ours too, and give the copy another key. */
    private void copy(Vendor vendor, VendorRecord record) {
        int action = edits.next();
        var values = record.values().deepCopy();
        values.put(Vendor.KEY, "c%d@example.com".formatted(action));
        scene.people().fields().stream().filter(field -> field.kind().isTraceable()).forEach(field ->
                values.set(field.name(), next(vendor, "", field, Canonical.NODES.nullNode(), action)));
        var made = vendor.create(values, somebody());
        journal.note("a person copies %s:%s to %s %s", vendor.name(), record.id(), made.id(), made.values());
    }

    private void edit(Vendor vendor, VendorRecord record, Field field) {
        int action = edits.next();
        var value = next(vendor, record.id(), field, record.value(field.name()), action);
        if (field.name().equals(Vendor.KEY) && vendor.isTaken(value, Optional.of(record))) {
            return;
        }
        ObjectNode patch = Canonical.NODES.objectNode();
        patch.set(field.name(), value);
        vendor.update(record, patch, somebody());
        journal.note("a person edits %s:%s %s to %s", vendor.name(), record.id(), field.name(), record
                .value(field.name()));
    }
}
