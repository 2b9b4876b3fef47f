package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.ArrayList;
import java.util.List;

/** A list in one text: its items stand between separators. An item that would come apart again does not fit. */
final class Separator {

    private final String text;

    Separator(String text) {
        this.text = text;
    }

    JsonNode split(JsonNode value) throws Unfit {
        return list(split(Scalar.text(value)));
    }

    JsonNode join(JsonNode value) throws Unfit {
        var items = texts(value);
        var joined = String.join(text, items);
        if (!items.isEmpty() && !split(joined).equals(items)) {
            throw new Unfit(value, "holds '" + text + "' in an item, which separates items there");
        }
        return Scalar.of(joined);
    }

    private List<String> split(String joined) {
        var items = new ArrayList<String>();
        int at = 0;
        for (int next = joined.indexOf(text); next >= 0; next = joined.indexOf(text, at)) {
            items.add(joined.substring(at, next));
            at = next + text.length();
        }
        items.add(joined.substring(at));
        return items;
    }

    static List<String> texts(JsonNode list) throws Unfit {
        if (!list.isArray()) {
            throw new Unfit(list, "is not a list");
        }
        var texts = new ArrayList<String>(list.size());
        for (var item : list) {
            texts.add(item.isNull() ? "" : Scalar.text(item));
        }
        return texts;
    }

    static JsonNode list(Iterable<String> texts) {
        ArrayNode list = Canonical.NODES.arrayNode();
        texts.forEach(item -> list.add(TextNode.valueOf(item)));
        return list;
    }
}
