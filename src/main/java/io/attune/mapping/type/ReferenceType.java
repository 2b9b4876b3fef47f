package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Shape.Kind;
import java.util.Optional;

/** {@code reference(mapping)}: the id of a record of another mapping. */
final class ReferenceType extends NonBlankType {

    private final String mapping;

    ReferenceType(String mapping) {
        super("reference(" + mapping + ")", Kind.ID, Kind.TEXT, Kind.INTEGER);
        this.mapping = mapping;
    }

    @Override
    public Optional<String> reference() {
        return Optional.of(mapping);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return Scalar.of(Spellings.id(value));
    }
}
