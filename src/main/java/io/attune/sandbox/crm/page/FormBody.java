package io.attune.sandbox.crm.page;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.FieldType;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.store.CrmRecord;
import java.util.Map;
import java.util.function.Function;

/** What a form changes: only fields whose text is another than the one it was opened with. */
final class FormBody {

    private FormBody() {}

    static ObjectNode creating(ObjectType type, Map<String, String> form) {
        return body(type, form, field -> field.type() == FieldType.BOOLEAN ? "false" : "");
    }

    static ObjectNode updating(CrmRecord record, Map<String, String> form) {
        return body(record.type(), form, field -> FieldText.of(record, field));
    }

    private static ObjectNode body(ObjectType type, Map<String, String> form, Function<Field, String> before) {
        var body = Canonical.NODES.objectNode();
        FormField.of(type, before).forEach(input -> {
            var now = text(input.field(), form);
            if (!lines(now).equals(lines(input.value()))) {
                body.set(input.field().name(), now.isBlank() ? NullNode.getInstance() : TextNode.valueOf(now));
            }
        });
        return body;
    }

    /** A browser sends no word of a box that is not ticked. */
    static String text(Field field, Map<String, String> form) {
        return field.type() == FieldType.BOOLEAN
                ? String.valueOf(form.containsKey(field.name()))
                : form.getOrDefault(field.name(), "");
    }

    /** Browsers end lines with two characters, whatever the record held. */
    private static String lines(String text) {
        return text.strip().replace("\r\n", "\n");
    }
}
