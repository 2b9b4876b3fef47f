package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.List;

/**
 * What happens to orders: people make, edit and delete them, and a system may clear what refers to a person who was
 * deleted there, or lead it to the one who took that person in.
 */
public final class Buyers implements Watcher {

    private static final String NAME = "kay";
    /** An id that is nobody's, and will not be. */
    private static final String NOBODY = "0";

    private final World world;
    private final List<Vendor> vendors;
    private final boolean follows;

    Buyers(World world) {
        this.world = world;
        this.vendors = world.scene().orders().orElseThrow().names().stream().map(world::vendor).toList();
        this.follows = Play.REFERENCES.chance(world.scene().seed() ^ 1).percent(50);
    }

    /** One person does one thing with one order. */
    public void act() {
        var vendor = world.chance().pick(vendors);
        var live = vendor.live();
        double dice = world.chance().share() * 100;
        if (live.isEmpty() || dice < 35) {
            create(vendor);
        } else if (dice < 40) {
            delete(vendor, world.chance().pick(live));
        } else if (dice < 75) {
            edit(vendor, world.chance().pick(live), OrderKind.BUYER, somebody(vendor));
        } else {
            edit(vendor, world.chance().pick(live), OrderKind.MEMO, text("m%d"));
        }
    }

    private void create(Vendor vendor) {
        int action = world.edits().next();
        var values = Canonical.NODES.objectNode().put(OrderKind.NUMBER, "o%d".formatted(action));
        values.set(OrderKind.BUYER, somebody(vendor));
        if (world.chance().percent(60)) {
            values.put(OrderKind.MEMO, "m%d".formatted(action));
        }
        var made = vendor.create(values, By.person(NAME));
        world.journal().note("a person orders %s:%s %s", vendor.name(), made.id(), made.values());
    }

    /** Mostly one who lives, rarely one who was deleted, or who never was. */
    private JsonNode somebody(Vendor vendor) {
        var home = world.vendor(Kind.connection(vendor.name()));
        double dice = world.chance().share() * 100;
        if (dice < 8) {
            return Canonical.NODES.nullNode();
        } else if (dice < 10 || home.records().isEmpty()) {
            return Canonical.NODES.textNode(home.name() + NOBODY);
        }
        var live = home.live();
        return Canonical.NODES.textNode(dice < 14 || live.isEmpty()
                ? world.chance().pick(List.copyOf(home.records())).id() : world.chance().pick(live).id());
    }

    private JsonNode text(String form) {
        return world.chance().percent(10) ? Canonical.NODES.nullNode()
                : Canonical.NODES.textNode(form.formatted(world.edits().following()));
    }

    private void edit(Vendor vendor, VendorRecord order, String field, JsonNode value) {
        world.edits().next();
        ObjectNode patch = Canonical.NODES.objectNode();
        patch.set(field, value);
        vendor.update(order, patch, By.person(NAME));
        world.journal().note("a person edits %s:%s %s to %s", vendor.name(), order.id(), field, value);
    }

    private void delete(Vendor vendor, VendorRecord order) {
        world.edits().next();
        world.journal().note("a person deletes %s:%s", vendor.name(), order.id());
        vendor.delete(order, By.person(NAME));
    }

    @Override
    public void changed(Vendor vendor, VendorRecord record, ObjectNode before, By by) {
        // who a record is does not change by that
    }

    @Override
    public void deleted(Vendor vendor, VendorRecord record, By by) {
        if (follows && record.mergedInto().isEmpty()) {
            lead(vendor, record, Canonical.NODES.nullNode());
        }
    }

    @Override
    public void merged(Vendor vendor, VendorRecord loser, VendorRecord winner, By by) {
        if (follows) {
            lead(vendor, loser, Canonical.NODES.textNode(winner.id()));
        }
    }

    private void lead(Vendor home, VendorRecord person, JsonNode to) {
        var vendor = vendors.stream().filter(one -> one.name().equals(OrderKind.system(home.name()))).findFirst();
        vendor.ifPresent(orders -> orders.live().stream()
                .filter(order -> order.value(OrderKind.BUYER).asText().equals(person.id()))
                .forEach(order -> edit(orders, order, OrderKind.BUYER, to)));
    }
}
