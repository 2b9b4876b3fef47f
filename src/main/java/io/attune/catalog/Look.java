package io.attune.catalog;

import io.attune.document.Canonical;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that stood on disk at one moment. Files are named as the person knows them.
 *
 * @param connections the connections file alone; empty where there is none
 * @param tables      the CSV files beside the mappings
 */
record Look(SortedMap<String, byte[]> connectors, SortedMap<String, byte[]> connections, SortedMap<String, byte[]> mappings,
        SortedMap<String, byte[]> tables) {

    static final Look NOTHING = new Look(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    /** The same for the same names and bytes, and for nothing else. */
    String fingerprint() {
        var all = new ByteArrayOutputStream();
        add(all, connectors);
        add(all, connections);
        add(all, mappings);
        add(all, tables);
        return Canonical.sha256(all.toByteArray());
    }

    private static void add(ByteArrayOutputStream all, SortedMap<String, byte[]> files) {
        files.forEach((name, bytes) ->
                all.writeBytes((name + "\0" + Canonical.sha256(bytes) + "\0").getBytes(StandardCharsets.UTF_8)));
        all.write(1);
    }
}
