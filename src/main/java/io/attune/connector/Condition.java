package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.shape.Moments;
import io.attune.connector.template.Template;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Binds a write to the record as it was read: a system that finds it changed since then writes nothing.
 *
 * @param header that says so
 * @param field  of the record that it holds
 */
record Condition(String header, String field, Form form) {

    /** How the field is written in the header. */
    enum Form { TEXT, QUOTED, HTTP_DATE }

    /** Without condition where the record was not read, or does not tell the field. */
    Request on(Request request, JsonNode current) {
        return value(current.path(field)).map(value -> request.withHeader(header, value)).orElse(request);
    }

    private Optional<String> value(JsonNode value) {
        var text = Optional.of(Template.plain(value)).filter(plain -> !plain.isBlank()).map(Escape::header);
        return switch (form) {
            case TEXT -> text;
            case QUOTED -> text.map(tag -> '"' + tag + '"');
            case HTTP_DATE -> text.flatMap(Moments::read)
                    .map(moment -> DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC)));
        };
    }
}
