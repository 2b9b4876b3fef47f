package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * What is around a row, for the few types and steps that need it: an amount needs its currency, a look-up other
 * records.
 */
@FunctionalInterface
public interface RowContext {

    /** No other row is known. */
    RowContext NONE = row -> MissingNode.getInstance();

    /**
     * The shared value of another row of this record (inside a list: of the item, or else of the record). Missing:
     * untold.
     */
    JsonNode shared(String row);

    /**
     * What the records of another mapping give that have this value; missing where one has nothing to give. Two are
     * as good as many.
     */
    default List<JsonNode> found(Lookup lookup, JsonNode value) {
        return List.of();
    }
}
