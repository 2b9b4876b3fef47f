package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.Shape.Kind;
import java.util.TreeSet;

/**
 * {@code tags}: a set of texts, none of them blank, without spaces around. The order of a system says nothing; ours is
 * sorted.
 */
final class TagsType extends NonBlankType {

    TagsType() {
        super("tags", Kind.LIST, Kind.JSON);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        if (!value.isArray()) {
            throw new Unfit(value, "is not a list of tags; see the step split");
        }
        var tags = new TreeSet<String>();
        for (var item : value) {
            if (!item.isNull()) {
                tags.add(Scalar.text(item).strip());
            }
        }
        tags.remove("");
        ArrayNode set = Canonical.NODES.arrayNode(tags.size());
        tags.forEach(tag -> set.add(TextNode.valueOf(tag)));
        return set;
    }
}
