package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.Lookup;
import io.attune.mapping.type.RowContext;
import java.util.List;
import java.util.function.Function;

/** The rows of one record, and other records as far as they were found beforehand. */
record RowValues(Function<String, JsonNode> values, References references) implements RowContext {

    @Override
    public JsonNode shared(String row) {
        return values.apply(row);
    }

    @Override
    public List<JsonNode> found(Lookup lookup, JsonNode value) {
        return references.found(new LookupKey(lookup, value));
    }
}
