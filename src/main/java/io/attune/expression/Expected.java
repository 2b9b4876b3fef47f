package io.attune.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What CEL was told that a field holds: an id that JSON has as a number is text, an amount that it has as text is a
 * number, and 2 is 2.0 where decimals may stand.
 */
enum Expected {
    ANYTHING,
    TEXT,
    WHOLE,
    DECIMAL;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    static Expected of(CelType type) {
        return switch (type instanceof NullableType nullable ? nullable.targetType().kind() : type.kind()) {
            case STRING -> TEXT;
            case INT -> WHOLE;
            case DOUBLE -> DECIMAL;
            default -> ANYTHING;
        };
    }

    Object bring(JsonNode value) {
        if (value.isNumber() && this == TEXT) {
            return value.decimalValue().toPlainString();
        }
        var number = this == WHOLE || this == DECIMAL ? number(value) : Optional.<BigDecimal>empty();
        if (number.isEmpty()) {
            return CelValues.fromJson(value);
        }
        return this == DECIMAL ? (Object) CelValues.decimal(number.get()) : CelValues.number(number.get());
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        return value.isTextual() && NUMBER.matches(value.textValue()) ? Optional.of(new BigDecimal(value.textValue()))
                : Optional.empty();
    }
}
