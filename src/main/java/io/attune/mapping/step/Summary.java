package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.document.Canonical;
import io.attune.document.Path;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.math.BigDecimal;

/** What can be said of a list as a whole. Blank items count for nothing. */
final class Summary {

    private Summary() {}

    static JsonNode sum(JsonNode list) throws Unfit {
        var sum = BigDecimal.ZERO;
        for (var item : list) {
            sum = item.isNull() ? sum : sum.add(Scalar.number(item));
        }
        return Scalar.of(sum);
    }

    static JsonNode count(JsonNode list) {
        int count = 0;
        for (var item : list) {
            count += Scalar.isBlank(item) ? 0 : 1;
        }
        return Scalar.of(BigDecimal.valueOf(count));
    }

    static JsonNode max(JsonNode list) {
        return extreme(list, 1);
    }

    static JsonNode min(JsonNode list) {
        return extreme(list, -1);
    }

    private static JsonNode extreme(JsonNode list, int sign) {
        JsonNode extreme = NullNode.instance;
        for (var item : list) {
            if (!Scalar.isBlank(item) && (extreme.isNull() || sign * Order.BY_VALUE.compare(item, extreme) > 0)) {
                extreme = item;
            }
        }
        return extreme;
    }

    static JsonNode pluck(JsonNode list, Path path) {
        ArrayNode plucked = Canonical.NODES.arrayNode();
        for (var item : list) {
            var value = path.read(item);
            if (!value.isMissingNode()) {
                plucked.add(value);
            }
        }
        return plucked;
    }
}
