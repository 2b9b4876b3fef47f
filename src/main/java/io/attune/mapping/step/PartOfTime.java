package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.IsoTime;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * {@code date_only} and {@code time_only}: one part of a date and time, as it stands there, or as clocks show it in a
 * zone: {@code date_only: Europe/Berlin}. Without an offset nothing can be moved, so it is taken as it stands.
 */
final class PartOfTime extends ValueStep {

    private final boolean date;
    private final Optional<ZoneId> zone;

    private PartOfTime(String name, Optional<ZoneId> zone, boolean date) {
        super(name, StepClass.ONE_WAY, "takes the " + (date ? "date" : "time") + zone.map(z -> " in " + z).orElse(""));
        this.date = date;
        this.zone = zone;
    }

    static PartOfTime date(Arguments arguments) {
        return new PartOfTime("date_only", zone(arguments), true);
    }

    static PartOfTime time(Arguments arguments) {
        return new PartOfTime("time_only", zone(arguments), false);
    }

    private static Optional<ZoneId> zone(Arguments arguments) {
        return arguments.isEmpty()
                ? Optional.empty()
                : Optional.of(DateFormat.zone(arguments.text("a zone"), arguments));
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var local = IsoTime.hasOffset(value) && zone.isPresent()
                ? IsoTime.dateTime(value).atZoneSameInstant(zone.get()).toLocalDateTime()
                : IsoTime.local(value);
        return Scalar.of(part(local));
    }

    private String part(LocalDateTime local) {
        return date ? IsoTime.text(local.toLocalDate()) : IsoTime.text(local.toLocalTime());
    }
}
