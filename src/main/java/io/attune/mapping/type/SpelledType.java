package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Shape.Kind;

/** A text that has one spelling, whatever spelling a system has for it: {@code spell(spell(x)) = spell(x)}. */
final class SpelledType extends NonBlankType {

    /** How a value is spelled. */
    @FunctionalInterface
    interface Spelling {
        String spell(JsonNode value) throws Unfit;
    }

    private final Spelling spelling;

    SpelledType(String name, Spelling spelling, Kind... fits) {
        super(name, fits);
        this.spelling = spelling;
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return Scalar.of(spelling.spell(value));
    }
}
