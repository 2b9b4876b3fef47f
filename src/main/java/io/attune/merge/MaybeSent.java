package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A value that we sent without learning what became of it. Seen later, it may be ours.
 *
 * @param field {@link #CREATE} for the record itself
 * @param hash  of what the system would make of the value, without regard to case and spaces around it: a connector
 *     need not declare those; {@value #ANY} where the field is read otherwise since
 * @param until no sooner is it forgotten, and only once the record was seen after the longest timeout
 */
public record MaybeSent(String field, String hash, Instant sentAt, Instant until) {

    /** Stands for the making of the record. */
    public static final String CREATE = "";

    private static final String ANY = "any";
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** By what a value is known here. */
    public static String hashOf(JsonNode value) {
        return Canonical.hash(tidied(value));
    }

    static MaybeSent value(String field, JsonNode image, Instant sentAt) {
        return new MaybeSent(field, hashOf(image), sentAt, sentAt.plus(REMEMBERED));
    }

    static MaybeSent create(Instant sentAt) {
        return new MaybeSent(CREATE, "", sentAt, sentAt.plus(REMEMBERED));
    }

    boolean isAgain(MaybeSent other) {
        return field.equals(other.field) && hash.equals(other.hash);
    }

    /** Whether it named this record of ours. */
    boolean isReferenceTo(UUID record) {
        return hash.equals(hashOf(TextNode.valueOf(record.toString())));
    }

    MaybeSent referringTo(UUID record) {
        return new MaybeSent(field, hashOf(TextNode.valueOf(record.toString())), sentAt, until);
    }

    /** What it reads as by now is not known: any value may be it. */
    MaybeSent readOtherwise() {
        return new MaybeSent(field, ANY, sentAt, until);
    }

    boolean isOf(String name, JsonNode value) {
        return field.equals(name) && (hash.equals(ANY) || hash.equals(hashOf(value)));
    }

    /** A text without regard to case and spaces around it; anything else as it is. */
    public static JsonNode tidied(JsonNode value) {
        return value.isTextual() ? TextNode.valueOf(value.textValue().strip().toLowerCase(Locale.ROOT)) : value;
    }
}
