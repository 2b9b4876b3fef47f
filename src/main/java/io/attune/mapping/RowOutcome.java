package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What reading a row came to: a value, nothing told, or a problem. */
sealed interface RowOutcome {

    record Told(JsonNode value) implements RowOutcome {}

    /** @param why for a person; nothing of it is wrong */
    record Untold(String why) implements RowOutcome {}

    record Faulty(String words) implements RowOutcome {}

    default JsonNode value() {
        return this instanceof Told told ? told.value() : MissingNode.getInstance();
    }
}
