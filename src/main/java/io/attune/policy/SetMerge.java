package io.attune.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.document.Canonical;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Merges two sets that grew from one: what either added stays, what either removed goes. As in Balasubramaniam and
 * Pierce, "What is a file synchronizer?" (1998), element by element.
 */
final class SetMerge {

    private SetMerge() {}

    /** Blank and missing are the empty set; an empty result is blank. The order is that of the elements' text. */
    static JsonNode of(JsonNode base, JsonNode one, JsonNode other) {
        var removed = elements(base);
        removed.removeIf(element -> elements(one).contains(element) && elements(other).contains(element));
        var merged = elements(one);
        merged.addAll(elements(other));
        merged.removeAll(removed);
        if (merged.isEmpty()) {
            return NullNode.getInstance();
        }
        var array = Canonical.NODES.arrayNode(merged.size());
        merged.stream().sorted(ValueOrder.INSTANCE).forEach(array::add);
        return array;
    }

    private static Set<JsonNode> elements(JsonNode set) {
        var elements = new LinkedHashSet<JsonNode>();
        set.forEach(elements::add);
        return elements;
    }
}
