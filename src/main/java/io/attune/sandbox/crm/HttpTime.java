package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

/** Times in headers of conditions: whole seconds, which is all the precision such a condition has. */
final class HttpTime {

    private HttpTime() {}

    /** Goes on with the header's time, if there is one; one that cannot be read is refused, not ignored. */
    static Uni<Response> read(String header, Function<Optional<Instant>, Uni<Response>> work) {
        if (header == null) {
            return work.apply(Optional.empty());
        }
        Instant time;
        try {
            time = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return Uni.createFrom().item(Answers.error(ApiError.of(ErrorCode.MISSING_ARGUMENT,
                    "Invalid date in the header of a conditional request: " + header)));
        }
        return work.apply(Optional.of(time));
    }

    static String write(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
    }
}
