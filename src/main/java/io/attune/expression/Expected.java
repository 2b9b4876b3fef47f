package io.attune.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;

/** What CEL was told that a field holds: an id that JSON has as a number is text, and 2 is 2.0 where decimals may stand. */
enum Expected {
    ANYTHING,
    TEXT,
    DECIMAL;

    static Expected of(CelType type) {
        var kind = type instanceof NullableType nullable ? nullable.targetType().kind() : type.kind();
        return kind == CelKind.STRING ? TEXT : kind == CelKind.DOUBLE ? DECIMAL : ANYTHING;
    }

    Object bring(JsonNode value) {
        if (value.isNumber() && this == TEXT) {
            return value.decimalValue().toPlainString();
        }
        return value.isNumber() && this == DECIMAL ? CelValues.decimal(value.decimalValue()) : CelValues.fromJson(value);
    }
}
