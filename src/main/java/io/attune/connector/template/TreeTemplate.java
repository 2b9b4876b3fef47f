package io.attune.connector.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON with templates for its texts. A key whose value is untold is left out, and so is an object in which nothing
 * but untold values stand: what is not known is not sent.
 */
public sealed interface TreeTemplate {

    /** Missing where all of it is untold. */
    JsonNode fill(Map<String, JsonNode> variables);

    record Leaf(Template template) implements TreeTemplate {
        @Override
        public JsonNode fill(Map<String, JsonNode> variables) {
            return template.value(variables);
        }
    }

    /** A number, a truth value, or nothing at all. */
    record Constant(JsonNode value) implements TreeTemplate {
        @Override
        public JsonNode fill(Map<String, JsonNode> variables) {
            return value;
        }
    }

    record Items(List<TreeTemplate> items) implements TreeTemplate {
        @Override
        public JsonNode fill(Map<String, JsonNode> variables) {
            var list = Canonical.NODES.arrayNode();
            items.stream().map(item -> item.fill(variables)).filter(value -> !value.isMissingNode()).forEach(list::add);
            return list;
        }
    }

    record Fields(Map<String, TreeTemplate> fields) implements TreeTemplate {
        @Override
        public JsonNode fill(Map<String, JsonNode> variables) {
            ObjectNode object = Canonical.NODES.objectNode();
            fields.forEach((name, template) -> {
                var value = template.fill(variables);
                if (!value.isMissingNode()) {
                    object.set(name, value);
                }
            });
            return object.isEmpty() && !fields.isEmpty() ? MissingNode.getInstance() : object;
        }
    }

    static TreeTemplate items(List<TreeTemplate> items) {
        return new Items(List.copyOf(items));
    }

    static TreeTemplate fields(Map<String, TreeTemplate> fields) {
        return new Fields(new LinkedHashMap<>(fields));
    }
}
