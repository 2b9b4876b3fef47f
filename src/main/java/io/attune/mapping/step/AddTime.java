package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.IsoTime;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;

/**
 * {@code add_time: {days: 3}}, in weeks, days, hours, minutes and seconds; a day of an instant is 24 hours. There are
 * no months: a month after 31 January is no day that leads back.
 */
final class AddTime extends ValueStep {

    private static final Map<String, Duration> UNITS = Map.of("weeks", Duration.ofDays(7), "days", Duration.ofDays(1),
            "hours", Duration.ofHours(1), "minutes", Duration.ofMinutes(1), "seconds", Duration.ofSeconds(1));
    private static final int MOST = 1_000_000;

    private final Duration time;

    private AddTime(Duration time, String shown) {
        super("add_time", StepClass.EXACT, "adds " + shown);
        this.time = time;
    }

    static AddTime of(Arguments arguments) {
        var time = Duration.ZERO;
        for (var amount : arguments.pairs("weeks, days, hours, minutes or seconds").entrySet()) {
            if (!UNITS.containsKey(amount.getKey())) {
                throw arguments.wrong("weeks, days, hours, minutes or seconds");
            }
            time = time.plus(UNITS.get(amount.getKey()).multipliedBy(arguments.whole(amount.getValue(), -MOST, MOST)));
        }
        return new AddTime(time, arguments.shown());
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return moved(value, time);
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        return moved(value, time.negated());
    }

    private static JsonNode moved(JsonNode value, Duration by) throws Unfit {
        try {
            return Scalar.of(IsoTime.hasTime(value) ? movedInstant(value, by) : movedDate(value, by));
        } catch (DateTimeException e) {
            throw new Unfit(value, "would leave the years 1 to 9999");
        }
    }

    private static String movedInstant(JsonNode value, Duration by) throws Unfit {
        return IsoTime.text(IsoTime.dateTime(value).toInstant().plus(by));
    }

    private static String movedDate(JsonNode value, Duration by) throws Unfit {
        var date = IsoTime.date(value);
        if (!by.equals(Duration.ofDays(by.toDays()))) {
            throw new Unfit(value, "is a date, to which only whole days can be added");
        }
        return IsoTime.text(date.plusDays(by.toDays()));
    }
}
