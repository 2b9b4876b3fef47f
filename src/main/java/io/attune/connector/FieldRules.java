package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.InOrder;
import io.attune.document.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a connector file says of single fields beside their shape.
 *
 * @param lists     fields whose text is a list, with what stands between its items
 * @param jsonTexts fields that the system keeps as a text that holds JSON
 * @param stores    what the system does to values
 */
record FieldRules(Map<String, String> lists, Set<String> jsonTexts, Map<String, List<Storing>> stores) {

    /** One thing that a system does to a text before it stores it. */
    sealed interface Storing {
        record Trim() implements Storing {}

        record Lower() implements Storing {}

        record Cut(int most) implements Storing {}
    }

    FieldRules {
        lists = InOrder.map(lists);
        jsonTexts = InOrder.set(jsonTexts);
        stores = InOrder.map(stores);
    }

    JsonNode stored(String field, JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        var text = value.textValue();
        for (var storing : stores.getOrDefault(field, List.of())) {
            text = storing instanceof Storing.Cut cut ? cut(text, cut.most())
                    : storing instanceof Storing.Trim ? text.strip() : text.toLowerCase(Locale.ROOT);
        }
        return TextNode.valueOf(text);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** A patch as the system takes it: itself, where there is nothing to change in it. */
    ObjectNode encoded(ObjectNode patch) {
        if (jsonTexts.isEmpty()) {
            return patch;
        }
        var encoded = patch.deepCopy();
        for (var field : jsonTexts) {
            if (encoded.path(field).isContainerNode()) {
                encoded.set(field, TextNode.valueOf(JsonText.write(encoded.get(field))));
            }
        }
        return encoded;
    }

    /** What a patch adds to the lists of a record. */
    ObjectNode added(ObjectNode patch, JsonNode current) {
        return difference(patch, patch, current);
    }

    /** What a patch takes from the lists of a record; nothing where the record is not known. */
    ObjectNode removed(ObjectNode patch, JsonNode current) {
        return difference(patch, current, patch);
    }

    private ObjectNode difference(ObjectNode patch, JsonNode from, JsonNode without) {
        var difference = Canonical.NODES.objectNode();
        lists.forEach((field, separator) -> {
            if (patch.has(field)) {
                var items = items(from.path(field), separator);
                items.removeAll(items(without.path(field), separator));
                var list = difference.putArray(field);
                items.forEach(list::add);
            }
        });
        return difference;
    }

    private static List<String> items(JsonNode value, String separator) {
        var items = new ArrayList<String>();
        int at = 0;
        var text = value.asText("");
        while (value.isTextual() && at <= text.length()) {
            int end = text.indexOf(separator.strip().isEmpty() ? separator : separator.strip(), at);
            items.add(text.substring(at, end < 0 ? text.length() : end).strip());
            at = end < 0 ? text.length() + 1 : end + Math.max(1, separator.strip().length());
        }
        items.removeIf(String::isEmpty);
        return items;
    }
}
