package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.Shape.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code lines(n)}: a list of at most n texts, none of them blank, without spaces around. Surplus lines are joined into
 * the last one with ", ". A line break inside a line begins another.
 */
final class LinesType extends NonBlankType {

    private final int most;

    LinesType(int most) {
        super("lines(" + most + ")", Kind.LIST, Kind.JSON);
        this.most = most;
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        if (!value.isArray()) {
            throw new Unfit(value, "is not a list of lines; see the step split_lines");
        }
        var lines = new ArrayList<String>(value.size());
        for (var item : value) {
            if (!item.isNull()) {
                Scalar.text(item).lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
            }
        }
        return list(lines);
    }

    private JsonNode list(List<String> lines) {
        ArrayNode list = Canonical.NODES.arrayNode();
        int whole = lines.size() > most ? most - 1 : lines.size();
        lines.subList(0, whole).forEach(line -> list.add(TextNode.valueOf(line)));
        if (whole < lines.size()) {
            list.add(TextNode.valueOf(String.join(", ", lines.subList(whole, lines.size()))));
        }
        return list;
    }
}
