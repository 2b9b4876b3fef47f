package io.attune.catalog;

import io.attune.document.Canonical;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that stood on disk at one moment. Files are named as the person knows them.
 *
 * @param connections the connections file alone; empty where there is none
 * @param tables      the CSV files beside the mappings
 */
record Look(SortedMap<String, byte[]> connectors, SortedMap<String, byte[]> connections,
        SortedMap<String, byte[]> mappings, SortedMap<String, byte[]> tables) {

    /** The same for the same names and bytes, and for nothing else. */
    String fingerprint() {
        return fingerprint(Stream.of(connectors, connections, mappings, tables));
    }

    /** Of all that mappings are checked against. */
    String base() {
        return fingerprint(Stream.of(connectors, connections, tables));
    }

    private static String fingerprint(Stream<SortedMap<String, byte[]>> kinds) {
        return hash(kinds.map(Look::fingerprint).collect(Collectors.joining("\n")));
    }

    private static String fingerprint(SortedMap<String, byte[]> files) {
        return hash(files.entrySet().stream()
                .map(file -> file.getKey() + "\0" + Canonical.sha256(file.getValue()))
                .collect(Collectors.joining("\0")));
    }

    private static String hash(String text) {
        return Canonical.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
