package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.attune.document.Canonical;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.List;

/** Lists of the values of several fields, for steps that make one value of them. */
final class Joining {

    private Joining() {}

    /** The text at this place of the list; empty where it is blank or there is none. */
    static String textAt(JsonNode list, int place) throws Unfit {
        var item = list.path(place);
        return item.isMissingNode() || item.isNull() ? "" : Scalar.text(item);
    }

    /** The texts as a list, blank for the empty ones. */
    static JsonNode list(List<String> texts) {
        ArrayNode list = Canonical.NODES.arrayNode(texts.size());
        texts.forEach(text -> list.add(Scalar.of(text)));
        return list;
    }

    static void needFields(Arguments arguments, int least) {
        int fields = arguments.scope().fields().size();
        if (fields < least) {
            throw new IllegalArgumentException("a column with this step needs at least " + least
                    + " fields, as in fields: [a, b], and has " + fields);
        }
    }
}
