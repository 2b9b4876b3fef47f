package io.attune.simulation.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One tool, or two, each in a system of its own, that insist on a value: what we change of it they change back, for
 * ever.
 */
final class Fight implements Watcher {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMinutes(3);
    private static final String NAME = "robot";

    private final String field;
    private final Map<String, String> values;
    private final Duration pause;
    private final World world;

    private Fight(String field, Map<String, String> values, Duration pause, World world) {
        this.field = field;
        this.values = values;
        this.pause = pause;
        this.world = world;
    }

    @Override
    public void changed(Vendor vendor, VendorRecord record, ObjectNode before, By by) {
        var value = values.get(vendor.name());
        if (value != null && by.isAttune() && !record.value(field).asText().equals(value)) {
            world.agenda().add(world.clock().now().plus(world.chance().around(pause)), () ->
                    insist(vendor, record, value));
        }
    }

    private void insist(Vendor vendor, VendorRecord record, String value) {
        if (record.isLive() && !record.value(field).asText().equals(value)) {
            world.edits().next();
            world.journal().note("a tool sets %s:%s %s to %s", vendor.name(), record.id(), field, value);
            vendor.update(record, Canonical.NODES.objectNode().put(field, value), By.person(NAME));
        }
    }

    @Override
    public void deleted(Vendor vendor, VendorRecord record, By by) {
        // nothing is left to insist on
    }

    /** The fight of a scene, if there is one. */
    static Optional<Fight> of(World world) {
        var names = world.scene().people().names();
        if (world.scene().plays().contains(Play.INSISTENCE)) {
            boolean isSlow = Play.INSISTENCE.chance(world.scene().seed() ^ 1).percent(50);
            return Optional.of(new Fight(Scene.INSISTED, Map.of(names.get(1), "lost"), isSlow ? LATER : SOON, world));
        }
        return world.scene().fight().map(field ->
                new Fight(field, Map.of(names.get(0), "won", names.get(1), "lost"), SOON, world));
    }
}
