package io.attune.sandbox.desk.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;

/** What is wrong with a record, as the vendor words it: by field, each a list. */
public final class Faults {

    private final ObjectNode details = Canonical.NODES.objectNode();

    public static Faults duplicate(String field, String description) {
        return new Faults().add(field, "DuplicateValue", description);
    }

    Faults add(String field, String error, String description) {
        details.withArray(field).addObject().put("description", description).put("error", error);
        return this;
    }

    boolean isEmpty() {
        return details.isEmpty();
    }

    /** The body of a 422. */
    public ObjectNode body() {
        var body = Canonical.NODES.objectNode().put("error", "RecordInvalid")
                .put("description", "Record validation errors");
        body.set("details", details);
        return body;
    }
}
