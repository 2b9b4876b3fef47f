package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.mapping.type.RowContext;
import java.util.Map;

/**
 * What a column looks at.
 *
 * @param source the record of a system
 * @param item   the item of a list in it; missing outside of lists
 * @param rows   shared values of other rows
 */
record Scene(JsonNode source, JsonNode item, RowContext rows) {

    static Scene of(JsonNode source, RowContext rows) {
        return new Scene(source, MissingNode.getInstance(), rows);
    }

    Scene within(JsonNode listItem, RowContext itemRows) {
        return new Scene(source, listItem, itemRows);
    }

    /** Where paths begin. */
    JsonNode here() {
        return item.isMissingNode() ? source : item;
    }

    Map<String, JsonNode> variables() {
        return item.isMissingNode() ? Map.of("source", source) : Map.of("source", source, "item", item);
    }
}
