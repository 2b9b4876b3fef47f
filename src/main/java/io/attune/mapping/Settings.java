package io.attune.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says beside its rows.
 *
 * @param hash      SHA-256 of the file's bytes
 * @param text      the file as it was read
 * @param create    by system; absent: where the system is written to
 * @param firstSync the system that wins where there is no base yet; empty: the first
 */
record Settings(String name, int version, String about, String hash, String text, List<MappedSystem> systems,
        List<List<String>> match, Map<String, Boolean> create, Map<String, WhenDeleted> deleted,
        Map<String, ObjectNode> marks, DeleteCap cap, Optional<Observe> observe, Optional<String> firstSync,
        Sweep sweep, WhenLeaving leaving) {
}
