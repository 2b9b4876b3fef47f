package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.document.JsonText.Reading.Readable;
import io.attune.document.JsonText.Reading.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headers as people save them: a JSON object, or lines {@code Name: value}. */
final class HeadersFile {

    private HeadersFile() {}

    /** By name, each with all its values. @throws IllegalArgumentException if the text is neither, in words */
    static Map<String, List<String>> read(String text) {
        return text.strip().startsWith("{") ? json(text) : lines(text);
    }

    private static Map<String, List<String>> json(String text) {
        var headers = new LinkedHashMap<String, List<String>>();
        object(text).fields().forEachRemaining(header -> headers.put(header.getKey(), values(header.getValue())));
        return headers;
    }

    private static JsonNode object(String text) {
        var reading = JsonText.read(text.getBytes(StandardCharsets.UTF_8));
        if (reading instanceof Unreadable unreadable) {
            throw new IllegalArgumentException("the headers can't be read: " + unreadable.why());
        }
        return ((Readable) reading).tree();
    }

    private static List<String> values(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value.asText());
        }
        var values = new ArrayList<String>();
        value.forEach(one -> values.add(one.asText()));
        return values;
    }

    private static Map<String, List<String>> lines(String text) {
        var headers = new LinkedHashMap<String, List<String>>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> add(headers, line));
        return headers;
    }

    private static void add(Map<String, List<String>> headers, String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not a header of the form `Name: value`: " + line);
        }
        headers.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
                .add(line.substring(colon + 1).strip());
    }
}
