package io.attune.connector.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/** Moments as systems write them: ISO 8601 with an offset, {@code Z}, {@code -05:00} or {@code +0000}. */
public final class Moments {

    /** Longer than any moment: what is longer is not looked at. */
    private static final int MAX_LENGTH = 40;

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHMM", "+0000").optionalEnd()
            .toFormatter();

    private Moments() {}

    /** Empty for what is no moment; one without an offset is none, since nobody knows where its clock hangs. */
    public static Optional<Instant> read(JsonNode value) {
        return value.isTextual() ? read(value.textValue()) : Optional.empty();
    }

    public static Optional<Instant> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var plain = PlainMoment.read(text);
        return plain.isPresent() ? plain : byFormat(text);
    }

    /** As the library reads it, which takes ten times as long. */
    static Optional<Instant> byFormat(String text) {
        try {
            return Optional.of(READ.parse(text.strip(), OffsetDateTime::from).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
