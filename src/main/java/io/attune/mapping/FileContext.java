package io.attune.mapping;

import io.attune.document.Shape;
import io.attune.expression.Scope;
import io.attune.mapping.step.Table;
import io.attune.policy.ConflictPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the reading of a row must know of the rest of the file.
 *
 * @param records  the shape of each system's records, named as messages name it; a system whose object is not known is
 * absent
 * @param items    the same of the items, inside of a list; otherwise empty
 * @param rowNames all rows that a row may look at
 */
record FileContext(Set<String> systems, Map<String, Shape> records, Map<String, Optional<Shape>> items,
        Direction direction,
        ConflictPolicy policy, Map<String, Table> tables, Set<String> rowNames, Surroundings surroundings) {

    boolean isItem() {
        return !items.isEmpty();
    }

    /** Where the paths of a column of this system begin; empty where any field is possible. */
    Optional<Shape> shape(String system) {
        return isItem() ? items.getOrDefault(system, Optional.empty()) : Optional.ofNullable(records.get(system));
    }

    /** What a formula of this system may read. */
    Scope scope(String system) {
        var variables = new LinkedHashMap<String, Optional<Shape>>();
        variables.put("source", Optional.ofNullable(records.get(system)));
        if (isItem()) {
            variables.put("item", items.getOrDefault(system, Optional.empty()));
        }
        return new Scope(variables);
    }

    FileContext forItems(Map<String, Optional<Shape>> itemShapes, Direction listDirection, Set<String> itemRows) {
        return new FileContext(systems, records, itemShapes, listDirection, policy, tables, itemRows, surroundings);
    }
}
