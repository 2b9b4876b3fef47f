package io.attune.sandbox.crm.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What a write must hold so that no other can take the same unique value meanwhile. */
final class LockNames {

    private LockNames() {}

    /** In one order for everybody, or two writers could wait for each other. */
    static List<String> of(ObjectType type, JsonNode body) {
        var names = new TreeSet<String>();
        body.fields().forEachRemaining(entry -> type.field(entry.getKey())
                .filter(field -> field.is(Field.Trait.EXTERNAL_ID) && entry.getValue().isTextual())
                .ifPresent(field -> names.add(name(type, field, entry.getValue().textValue()))));
        return List.copyOf(names);
    }

    private static String name(ObjectType type, Field field, String value) {
        return "sandbox.crm " + type.name() + "." + field.name() + "=" + value.strip().toLowerCase(Locale.ROOT);
    }
}
