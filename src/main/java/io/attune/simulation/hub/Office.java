package io.attune.simulation.hub;

import io.attune.merge.Rules;
import io.attune.simulation.world.Chance;
import io.attune.simulation.world.Journal;
import io.attune.simulation.world.VirtualClock;
import io.attune.simulation.world.Scene;
import io.attune.simulation.world.VendorApi;
import io.attune.simulation.world.World;

/** What every part of the shell works with. */
record Office(World world, Book book, Store store, Marks marks, Wire wire) {

    Scene scene() {
        return world.scene();
    }

    Terms terms(String system) {
        return book.of(system);
    }

    Rules rules(String system) {
        return book.of(system).rules();
    }

    Readings readings() {
        return new Readings(book, store);
    }


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
