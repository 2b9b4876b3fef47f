package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.List;

/**
 * Who manages whom: a system may clear what refers to a person who was deleted there, or lead it to the one who took
 * that person in.
 */
final class Managers implements Watcher {

    static final String MANAGER = "manager";
    private static final String NAME = "kay";
    /** An id that is nobody's, and will not be. */
    private static final String NOBODY = "0";

    private final World world;

    private Managers(World world) {
        this.world = world;
    }

    /** Watches in half of the worlds where people have managers: the others keep what refers to who is no more. */
    static void watch(World world) {
        var scene = world.scene();
        if (scene.plays().contains(Play.MANAGERS) && Play.MANAGERS.chance(scene.seed() ^ 1).percent(50)) {
            var managers = new Managers(world);
            scene.people().names().forEach(system -> world.vendor(system).watch(managers));
        }
    }

    /** Mostly one who lives, often himself, rarely one who was deleted, or who never was. */
    static JsonNode somebody(Vendor vendor, String id, Chance chance) {
        double dice = chance.share() * 100;
        if (dice < 12) {
            return Canonical.NODES.nullNode();
        } else if (dice < 14 || vendor.records().isEmpty()) {
            return Canonical.NODES.textNode(vendor.name() + NOBODY);
        } else if (dice < 24) {
            // whoever is being made gets the next id
            return Canonical.NODES.textNode(id.isEmpty() ? vendor.name() + (vendor.records().size() + 1) : id);
        }
        var live = vendor.live();
        var some = dice < 28 || live.isEmpty() ? List.copyOf(vendor.records()) : live;
        return Canonical.NODES.textNode(chance.pick(some).id());
    }

    @Override
    public void changed(Vendor vendor, VendorRecord record, ObjectNode before, By by) {
        // who manages whom does not follow from that
    }

    @Override
    public void deleted(Vendor vendor, VendorRecord record, By by) {
        if (record.mergedInto().isEmpty()) {
            lead(vendor, record, Canonical.NODES.nullNode());
        }
    }

    @Override
    public void merged(Vendor vendor, VendorRecord loser, VendorRecord winner, By by) {
        lead(vendor, loser, Canonical.NODES.textNode(winner.id()));
    }

    private void lead(Vendor vendor, VendorRecord manager, JsonNode to) {
        vendor.live().stream()
                .filter(person -> person.value(MANAGER).asText().equals(manager.id()))
                .forEach(person -> {
                    world.edits().next();
                    ObjectNode patch = Canonical.NODES.objectNode();
                    patch.set(MANAGER, to);
                    vendor.update(person, patch, By.person(NAME));
                    world.journal().note("%s leads %s from %s to %s", vendor.name(), person.id(), manager.id(), to);
                });
    }
}
