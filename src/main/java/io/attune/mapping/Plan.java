package io.attune.mapping;

import io.attune.expression.Formula;
import java.util.List;
import java.util.Map;

/**
 * All that a mapping computes with.
 *
 * @param rows   each behind those that it needs
 * @param lists  in the order of the file
 * @param onlyIf by system
 */
record Plan(List<CompiledRow> rows, List<CompiledList> lists, Map<String, Formula> onlyIf) {

    Plan {
        rows = List.copyOf(rows);
        lists = List.copyOf(lists);
        onlyIf = Map.copyOf(onlyIf);
    }
}
