package io.attune.sandbox.desk.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A place in the export: behind the user with this id that was changed then. */
public record ExportCursor(Instant at, long id) {

    public static ExportCursor since(Instant time) {
        return new ExportCursor(time, Long.MIN_VALUE);
    }

    public static ExportCursor behind(DeskUser user) {
        return new ExportCursor(user.updatedAt(), user.id());
    }

    public String text() {
        var plain = at.getEpochSecond() + ".0||" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the text is none of ours. */
    public static Optional<ExportCursor> read(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int bars = plain.indexOf(".0||");
            return bars < 0 ? Optional.empty() : Optional.of(new ExportCursor(
                    Instant.ofEpochSecond(Long.parseLong(plain.substring(0, bars))),
                    Long.parseLong(plain.substring(bars + 4))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
