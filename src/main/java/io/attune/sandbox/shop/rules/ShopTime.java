package io.attune.sandbox.shop.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as the vendor writes them: REST with the shop's own offset, GraphQL in UTC, both to the second. */
public final class ShopTime {

    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    private ShopTime() {}

    /** {@code 2026-10-18T16:40:07-04:00} */
    public static String rest(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** {@code 2026-10-18T20:40:07Z}, from either form. */
    public static String graphql(String text) {
        return read(text).map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(text);
    }

    /** Empty if it is no date with time and offset. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
