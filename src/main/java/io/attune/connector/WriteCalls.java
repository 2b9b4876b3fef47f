package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.expression.Formula;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the calls of one write. */
final class WriteCalls {

    private final ObjectRules rules;
    private final Map<String, JsonNode> common;
    private final Write write;
    private final ObjectNode patch;

    WriteCalls(ObjectRules rules, Map<String, JsonNode> common, Write write) {
        this.rules = rules;
        this.common = common;
        this.write = write;
        this.patch = rules.fields().encoded(write.patch());
    }

    List<Call> calls() {
        var calls = rules.writes().get(write.kind());
        if (calls == null) {
            throw new IllegalArgumentException(rules.name() + " offers no " + write.kind());
        }
        return calls.stream().filter(this::isNeeded)
                .map(this::call)
                .toList();
    }

    private Call call(CallRule rule) {
        var variables = variables(rule);
        var call = rule.call(variables, rule.settles(patch), Map.of());
        var batch = rules.batches().get(rule.kind());
        return batch == null ? call : call.as(batch.part(variables));
    }

    private boolean isNeeded(CallRule rule) {
        boolean carries = write.kind() != Write.Kind.UPDATE || !rule.settles(patch).isEmpty();
        return carries && rule.when().map(when -> holds(when, variables(rule))).orElse(true);
    }

    /** A condition over what is not known does not hold. */
    private static boolean holds(Formula when, Map<String, JsonNode> variables) {
        return when.evaluate(variables).booleanValue();
    }

    private Map<String, JsonNode> variables(CallRule rule) {
        var variables = new HashMap<>(common);
        write.id().ifPresent(id -> variables.put("id", TextNode.valueOf(id)));
        variables.put("marker", TextNode.valueOf(write.marker()));
        variables.put("patch", rule.part(patch));
        variables.put("current", write.current());
        variables.put("added", rules.fields().added(patch, write.current()));
        variables.put("removed", rules.fields().removed(patch, write.current()));
        variables.put("marked", marked(rule));
        return variables;
    }

    private ObjectNode marked(CallRule rule) {
        var marked = rule.part(patch);
        rules.marker().ifPresent(field -> marked.put(field, write.marker()));
        return marked;
    }
}
