package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.InOrder;
import io.attune.mapping.type.RowContext;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code only} of a row of tags: these tags take part, all others stay as they are in each system. Works on sorted
 * sets.
 */
final class Only extends BoundedStep {

    private final Set<String> tags;

    Only(Collection<String> tags) {
        super("only", StepClass.NARROWING, "keeps the tags " + String.join(", ", tags));
        this.tags = InOrder.set(tags);
    }

    @Override
    JsonNode getAny(JsonNode value, RowContext rows) {
        return set(pick(value, true));
    }

    /** Blank takes away the tags that take part, not the others. */
    @Override
    JsonNode putAny(JsonNode value, JsonNode old, RowContext rows) {
        var all = pick(old, false);
        value.forEach(tag -> all.add(tag.asText()));
        return set(all);
    }

    private TreeSet<String> pick(JsonNode value, boolean ours) {
        var picked = new TreeSet<String>();
        for (var tag : value) {
            if (tags.contains(tag.asText()) == ours) {
                picked.add(tag.asText());
            }
        }
        return picked;
    }

    private static JsonNode set(Collection<String> tags) {
        ArrayNode set = Canonical.NODES.arrayNode(tags.size());
        tags.forEach(tag -> set.add(TextNode.valueOf(tag)));
        return set;
    }
}
