package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.shape.Moments;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the revision of a record is read from one of its fields: a number, or a moment as milliseconds since 1970.
 *
 * @param field   empty where the object has none
 * @param seconds a moment is cut to whole seconds, since the system tells it in different precision in different places
 */
record RevisionRule(Optional<String> field, boolean seconds) {

    OptionalLong of(JsonNode record) {
        return field.map(name -> number(record.path(name))).orElse(OptionalLong.empty());
    }

    Optional<Instant> moment(JsonNode record) {
        return field.flatMap(name -> Moments.read(record.path(name)));
    }

    OptionalLong number(JsonNode value) {
        if (value.isNumber()) {
            return value.canConvertToLong() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
        }
        return Moments.read(value)
                .map(moment -> OptionalLong.of(seconds ? moment.getEpochSecond() * 1000 : moment.toEpochMilli()))
                .orElse(OptionalLong.empty());
    }
}
