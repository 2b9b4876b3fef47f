package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.connector.answer.View;
import io.attune.connector.template.Template;
import io.attune.connector.template.TreeTemplate;
import io.attune.document.Canonical;
import io.attune.expression.Formula;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Many calls of one kind as one.
 *
 * @param each     what one of them is in it, and what it has besides
 * @param complete holds where the answer left nothing out
 */
record BatchRule(String kind, Size size, Each each, RequestRule request, AnswerRule answer,
        Optional<Formula> complete) {

    /**
     * @param least         fewer go alone
     * @param most          more are several batches
     * @param longestAddress in bytes
     */
    record Size(int least, int most, int longestAddress) {}

    /** @param join where it is a text: what stands between two of them */
    record Each(TreeTemplate record, TreeTemplate besides, Optional<String> join) {}

    String step() {
        return "batch." + kind;
    }

    JsonNode part(Map<String, JsonNode> variables) {
        var part = each.record().fill(variables);
        if (part instanceof ObjectNode record && each.besides().fill(variables) instanceof ObjectNode besides) {
            return besides.setAll(record);
        }
        return part;
    }

    Call call(Map<String, JsonNode> common, List<JsonNode> parts) {
        var variables = new HashMap<>(common);
        variables.put("all", each.join().<JsonNode>map(join -> TextNode.valueOf(joined(parts, join)))
                .orElseGet(() -> Canonical.NODES.arrayNode().addAll(parts)));
        var written = request.write(variables);
        return new Call(kind, step(), written.withUrl(Escape.shortened(written.url())), Set.of(), Map.of());
    }

    private static String joined(List<JsonNode> parts, String join) {
        return parts.stream().map(Template::plain).collect(Collectors.joining(join));
    }

    boolean isComplete(View view) {
        return complete.map(formula -> formula.evaluate(view.variables()).booleanValue()).orElse(true);
    }
}
