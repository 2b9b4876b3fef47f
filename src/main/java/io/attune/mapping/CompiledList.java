package io.attune.mapping;

import io.attune.document.Path;
import io.attune.expression.Formula;
import java.util.List;
import java.util.Map;

/**
 * A list of items, ready to be applied. Its shared value is an array of objects, one an item, of row to shared value.
 *
 * @param paths  where the list stands, by system
 * @param key    the row that tells the items apart
 * @param onlyIf which items take part, by system
 * @param fields the rows of an item, each behind those that it needs
 */
record CompiledList(Row row, Map<String, Path> paths, String key, Map<String, Formula> onlyIf,
        List<CompiledRow> fields) {

    String name() {
        return row.name();
    }

    /** Whether both stand in one list of that system. */
    boolean shares(String system, CompiledList other) {
        return paths.containsKey(system) && paths.get(system).equals(other.paths.get(system));
    }
}
