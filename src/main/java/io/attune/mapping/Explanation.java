package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.InOrder;
import java.util.List;
import java.util.Map;

/**
 * How a mapping came from a record to what it would write.
 *
 * @param admission whether the record takes part; if not, nothing would be written for it
 * @param rows      in the order in which they are computed, lists behind fields
 * @param patches   what would be written, by target
 */
public record Explanation(String mapping, int version, String from, Admission admission, List<ExplainedRow> rows,
        Map<String, ObjectNode> patches) {

    /**
     * What one row made of the record.
     *
     * @param source  the field or formula that it reads; empty for a constant
     * @param reading what each step gave; the first one, without a name, is what the record holds
     * @param shared  missing if it is untold or has a problem
     * @param note    why there is no shared value; empty if there is one
     */
    public record ExplainedRow(String row, String source, List<ExplainedStep> reading, JsonNode shared, String note,
            List<ExplainedTarget> targets) {}

    /**
     * What one row writes to one system.
     *
     * @param field   where to
     * @param writing what each step gave on the way back
     * @param value   as it would be written; missing if it is not
     * @param note    why it is not; empty if it is
     */
    public record ExplainedTarget(String system, String field, List<ExplainedStep> writing, JsonNode value,
            String note) {}

    /** @param words what the step does; may be empty */
    public record ExplainedStep(String name, String words, JsonNode value) {}

    public Explanation {
        rows = List.copyOf(rows);
        patches = InOrder.map(patches);
    }
}
