package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import java.util.Map;

/**
 * What is to be explained.
 *
 * @param onto what a target holds, by system; one that is not here has no record yet
 */
public record ExplainRequest(String from, JsonNode record, Map<String, JsonNode> onto, References references) {

    public ExplainRequest {
        onto = InOrder.map(onto);
    }
}
