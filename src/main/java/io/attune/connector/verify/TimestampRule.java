package io.attune.connector.verify;

import io.attune.connector.shape.Moments;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a message was signed, and how far that may lie from now.
 *
 * @param header the header's name in the connector file
 * @param key    where the header is a list {@code k=v,k=v}: the key that the time stands under
 * @param past   how old it may be
 * @param future how far ahead the sender's clock may be
 */
public record TimestampRule(String header, Optional<String> key, Unit unit, Duration past, Duration future) {

    /** What the number counts, or ISO 8601 text. */
    public enum Unit { SECONDS, MILLIS, ISO }

    /** The time as the sender wrote it, since that is what is signed; empty where the header has none. */
    Optional<String> text(Message message) {
        var header = message.headers().getOrDefault(this.header, "");
        return key.map(name -> SignatureForm.values(header, name).findFirst()).orElse(Optional.of(header.strip()))
                .filter(text -> !text.isEmpty());
    }

    /** Empty for what is no time in this unit. {@code 1767225600abc}, {@code 1e9} and {@code NaN} are none. */
    Optional<Instant> read(String text) {
        if (unit == Unit.ISO) {
            return Moments.read(text);
        }
        if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text);
            return Optional.of(unit == Unit.SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Why this moment is out of bounds, counted in whole seconds as senders do; empty where it is within. */
    Optional<String> staleness(Instant signed, Instant now) {
        long age = ChronoUnit.SECONDS.between(signed.truncatedTo(ChronoUnit.SECONDS),
                now.truncatedTo(ChronoUnit.SECONDS));
        if (age > past.toSeconds()) {
            return Optional.of("it was signed " + age + " s ago, the most is " + past.toSeconds() + " s");
        }
        return -age > future.toSeconds()
                ? Optional.of("it was signed for a time " + -age + " s from now, the most is " + future.toSeconds()
                        + " s")
                : Optional.empty();
    }
}
