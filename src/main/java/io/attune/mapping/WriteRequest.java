package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * What is to be written to a system.
 *
 * @param shared  all known shared values by row; a row may need another's (an amount its currency)
 * @param rows    those that are to be written
 * @param current the record as the system holds it; missing for a new one
 */
public record WriteRequest(String system, Map<String, JsonNode> shared, Set<String> rows, JsonNode current,
        References references) {}
