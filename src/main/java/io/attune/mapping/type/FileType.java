package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.Shape.Kind;

/**
 * {@code file}: a link, and a checksum by which a change of the content is seen where the link stays the same. Read
 * from a text (the link alone) or from a list of two (a column with {@code fields: [link, checksum]}), and written the
 * same way.
 */
final class FileType extends NonBlankType {

    FileType() {
        super("file", Kind.TEXT, Kind.LIST);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        if (value.isArray() && value.size() > 2) {
            throw new Unfit(value, "is not a link and its checksum");
        }
        var link = textAt(0, value.isArray() ? value : Canonical.NODES.arrayNode().add(value));
        if (link.isNull()) {
            return link;
        }
        ObjectNode file = Canonical.NODES.objectNode();
        var checksum = textAt(1, value);
        if (!checksum.isNull()) {
            file.set("checksum", checksum);
        }
        return file.set("link", Scalar.of(Spellings.url(link)));
    }

    private static JsonNode textAt(int place, JsonNode list) throws Unfit {
        var item = list.path(place);
        return item.isMissingNode() || item.isNull() ? NullNode.instance : Scalar.of(Scalar.text(item).strip());
    }

    @Override
    JsonNode put(JsonNode value, RowContext rows) {
        if (!value.has("checksum")) {
            return value.path("link");
        }
        ArrayNode both = Canonical.NODES.arrayNode(2);
        return both.add(value.path("link")).add(value.path("checksum"));
    }
}
