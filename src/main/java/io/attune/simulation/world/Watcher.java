package io.attune.simulation.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Stands beside a system and sees every change as it happens. */
public interface Watcher {

    /**
     * @param before what the record held until now; empty for a new one
     */
    void changed(Vendor vendor, VendorRecord record, ObjectNode before, By by);

    void deleted(Vendor vendor, VendorRecord record, By by);

    /** After the one was deleted: what it stood for is the other one from now on. */
    default void merged(Vendor vendor, VendorRecord loser, VendorRecord winner, By by) {}
}
