package io.attune.simulation.hub;

import io.attune.simulation.world.Chance;
import io.attune.simulation.world.Journal;
import io.attune.simulation.world.VirtualClock;
import io.attune.simulation.world.VendorApi;
import io.attune.simulation.world.World;

/** What every part of the shell works with. */
record Office(World world, Terms terms, Store store, Marks marks, Wire wire) {

    VirtualClock clock() {
        return world.clock();
    }

    Chance chance() {
        return world.chance();
    }

    Journal journal() {
        return world.journal();
    }

    VendorApi api(String system) {
        return world.api(system);
    }
}
