package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.connector.template.Template;
import io.attune.document.Canonical;
import java.util.Map;

/** Whether a hit of a search is what was wanted. Many systems search by words, and give what only sounds like it. */
final class Exact {

    private Exact() {}

    /** All that is wanted, value for value; texts without regard to case and to white space at their ends. */
    static boolean holds(ObjectNode record, Map<String, JsonNode> wanted) {
        return wanted.entrySet().stream().allMatch(want -> same(record.path(want.getKey()), want.getValue()));
    }

    private static boolean same(JsonNode found, JsonNode wanted) {
        return Canonical.of(found).equals(Canonical.of(wanted))
                || found.isValueNode() && !found.isNull()
                        && Template.plain(found).strip().equalsIgnoreCase(Template.plain(wanted).strip());
    }
}
