package io.attune.listing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * How the text of a parameter becomes a value.
 *
 * @param expected in a person's words, after "expected"
 * @param words    the closed list of what it may be; empty where it is open
 * @param reader   the value, empty where the text is none; it is handed the time, for moments told as "so long ago"
 */
public record Form(String expected, List<String> words, BiFunction<String, Instant, Optional<Object>> reader) {

    private static final int MAX_CHARS = 200;
    /** What the database can hold and a person can mean. */
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public static final Form TEXT = open("a text of at most " + MAX_CHARS + " characters", (text, now) -> text);
    public static final Form NUMBER = open("a whole number", (text, now) -> Long.parseLong(text));
    public static final Form ID = open("an id like 01890a5d-ac96-774b-bcce-b302099a8057", (text, now) -> uuid(text));
    public static final Form MOMENT = open(
            "a moment like 2026-11-22T08:30:00Z, a day like 2026-11-22, or how long ago, like PT2H or P1D",
            Form::moment);
    public static final Form YES_NO = new Form("true or false", List.of("true", "false"),
            (text, now) -> Optional.ofNullable(Map.of("true", true, "false", false).get(text)));

    public static Form oneOf(String... words) {
        var all = List.of(words);
        return new Form("one of " + String.join(", ", all), all,
                (text, now) -> Optional.<Object>of(text).filter(all::contains));
    }

    private static Form open(String expected, BiFunction<String, Instant, Object> parse) {
        return new Form(expected, List.of(), (text, now) -> {
            try {
                return Optional.of(parse.apply(text, now));
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** Blank text, and characters that no name has and no database takes, are no value of any form. */
    Optional<Object> read(String text, Instant now) {
        boolean readable = !text.isBlank() && text.length() <= MAX_CHARS
                && text.chars().noneMatch(Character::isISOControl);
        return readable ? reader.apply(text, now) : Optional.empty();
    }

    private static UUID uuid(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("Java also takes shortened ones");
        }
        return id;
    }

    private static Instant moment(String text, Instant now) {
        var moment = text.startsWith("P") ? now.minus(Duration.parse(text)) : instant(text);
        if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
            throw new DateTimeException("out of range");
        }
        return moment;
    }

    private static Instant instant(String text) {
        return text.contains("T") ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
