package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import java.util.List;
import java.util.SortedMap;

/**
 * A system's record as shared values.
 *
 * @param values   by row, canonical; null nodes are blank; a row that was not told, or that has a problem, is not here
 * @param problems the rows that could not be read
 */
public record Reading(SortedMap<String, JsonNode> values, List<RowProblem> problems) {

    public Reading {
        values = InOrder.sorted(values);
        problems = List.copyOf(problems);
    }
}
