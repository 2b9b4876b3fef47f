package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The record around a row, for the few types and steps that need another row: an amount needs its currency. */
@FunctionalInterface
public interface RowContext {

    /** No other row is known. */
    RowContext NONE = row -> MissingNode.getInstance();

    /**
     * The shared value of another row of this record (inside a list: of the item, or else of the record). Missing:
     * untold.
     */
    JsonNode shared(String row);
}
