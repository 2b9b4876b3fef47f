package io.attune.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.store.CrmRecord;
import java.util.List;

/** A record as answers show it. */
final class RecordJson {

    private RecordJson() {}

    static ObjectNode of(CrmRecord record, List<Field> fields, String version) {
        var json = Canonical.NODES.objectNode();
        json.putObject("attributes")
                .put("type", record.type().name())
                .put("url", url(version, record.type(), record.id()));
        fields.forEach(field -> json.set(field.name(), record.value(field)));
        return json;
    }

    /** Below the instance's URL, as the vendor gives it. */
    static String url(String version, ObjectType type, String id) {
        return "/services/data/%s/sobjects/%s/%s".formatted(version, type.name(), id);
    }
}
