package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.template.Template;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headers as people keep them in a file: a JSON object, or lines {@code Name: value} as they stand in a log. */
public final class HeaderText {

    private HeaderText() {}

    /**
     * Every value of every header, by its name as written. A first line {@code POST /path HTTP/1.1} is passed over.
     *
     * @throws IllegalArgumentException with words for whoever wrote the file
     */
    public static Map<String, List<String>> read(String text) {
        return text.strip().startsWith("{") ? object(text) : lines(text);
    }

    private static Map<String, List<String>> object(String text) {
        var reading = JsonText.read(text.getBytes(StandardCharsets.UTF_8));
        if (!(reading instanceof JsonText.Reading.Readable readable) || !readable.tree().isObject()) {
            throw new IllegalArgumentException("the headers are not a JSON object: "
                    + (reading instanceof JsonText.Reading.Unreadable unreadable ? unreadable.why() : "expected {\"Name\": \"value\"}"));
        }
        var headers = new LinkedHashMap<String, List<String>>();
        readable.tree().fields().forEachRemaining(header -> headers.put(header.getKey(), values(header.getValue())));
        return headers;
    }

    private static List<String> values(JsonNode value) {
        if (!value.isArray()) {
            return List.of(Template.plain(value));
        }
        var values = new ArrayList<String>();
        value.forEach(one -> values.add(Template.plain(one)));
        return values;
    }

    private static Map<String, List<String>> lines(String text) {
        var headers = new LinkedHashMap<String, List<String>>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            int colon = line.indexOf(':');
            boolean isRequestLine = number == 1 && line.contains(" HTTP/");
            if (!line.isBlank() && !isRequestLine) {
                if (colon < 1) {
                    throw new IllegalArgumentException("line " + number + " of the headers is not 'Name: value'");
                }
                headers.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return headers;
    }
}
