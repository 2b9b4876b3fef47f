package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.IsoTime;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** {@code epoch: seconds} or {@code millis} since 1970. What is finer than that is cut off when written. */
final class Epoch extends ValueStep {

    private final boolean millis;

    private Epoch(String unit) {
        super("epoch", StepClass.EXACT, "counts " + unit + " since 1970");
        this.millis = unit.equals("millis");
    }

    static Epoch of(Arguments arguments) {
        return new Epoch(arguments.oneOf(List.of("seconds", "millis")));
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        try {
            long count = Scalar.number(value).longValueExact();
            return Scalar.of(IsoTime.text(millis ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count)));
        } catch (ArithmeticException | DateTimeException e) {
            var unit = millis ? "millis" : "seconds";
            throw new Unfit(value, "is not a whole number of " + unit + " in the years 1 to 9999");
        }
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        var instant = IsoTime.dateTime(value).toInstant();
        return Scalar.of(BigDecimal.valueOf(millis ? instant.toEpochMilli() : instant.getEpochSecond()));
    }
}
