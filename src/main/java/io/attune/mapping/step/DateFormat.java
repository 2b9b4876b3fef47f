package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.IsoTime;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * {@code date_format: pattern, zone: Europe/Berlin}: the system has dates, times or both as such texts. A date with a
 * time needs a zone, unless the pattern holds the offset.
 *
 * <p>Where clocks are put forward, a time that no clock showed does not fit. Where they are put back, a time that
 * clocks showed twice is read as the first of the two, the one in summer time. A pattern without seconds writes whole
 * minutes.
 */
final class DateFormat extends ValueStep {

    private final TimePattern pattern;
    private final ZoneId zone;

    private DateFormat(TimePattern pattern, ZoneId zone, String words) {
        super("date_format", pattern.hasSeconds() || !pattern.hasTime() ? StepClass.EXACT : StepClass.TIDYING, words);
        this.pattern = pattern;
        this.zone = zone;
    }

    static DateFormat of(Arguments arguments) {
        var text = arguments.text("a pattern");
        var pattern = TimePattern.of(text, arguments);
        var zone = arguments.option("zone").map(name -> zone(name, arguments));
        boolean instant = pattern.hasDate() && pattern.hasTime();
        if (instant && zone.isEmpty() && !pattern.hasOffset()) {
            throw arguments.wrong("a zone beside a pattern without offset");
        }
        if (!instant && (zone.isPresent() || pattern.hasOffset())) {
            throw arguments.wrong("no zone where date and time do not stand together");
        }
        return new DateFormat(pattern, zone.orElse(ZoneOffset.UTC),
                "reads the form " + text + zone.map(z -> " in " + z).orElse(""));
    }

    static ZoneId zone(String name, Arguments arguments) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw arguments.wrong("a zone like Europe/Berlin (there is no '" + name + "')");
        }
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        try {
            return Scalar.of(text(pattern.formatter().parse(Scalar.text(value).strip()), value));
        } catch (DateTimeException e) {
            throw new Unfit(value, "is not in the form " + words().substring("reads the form ".length()));
        }
    }

    private String text(TemporalAccessor parsed, JsonNode value) throws Unfit {
        if (!pattern.hasTime()) {
            return IsoTime.text(LocalDate.from(parsed));
        }
        if (!pattern.hasDate()) {
            return IsoTime.text(LocalTime.from(parsed));
        }
        var local = LocalDateTime.from(parsed);
        var offset = pattern.hasOffset()
                ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                : offset(local, value);
        return IsoTime.text(local.toInstant(offset));
    }

    private ZoneOffset offset(LocalDateTime local, JsonNode value) throws Unfit {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new Unfit(value, "is a time that no clock in " + zone + " showed: clocks were put forward");
        }
        return offsets.get(0);
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        if (!pattern.hasTime()) {
            return Scalar.of(pattern.formatter().format(IsoTime.date(value)));
        }
        if (!pattern.hasDate()) {
            return Scalar.of(pattern.formatter().format(IsoTime.time(value)));
        }
        OffsetDateTime instant = IsoTime.dateTime(value);
        return Scalar.of(pattern.formatter().format(instant.atZoneSameInstant(zone)));
    }
}
