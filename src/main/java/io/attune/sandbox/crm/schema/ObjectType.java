package io.attune.sandbox.crm.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An object: its name, the three characters its ids begin with, and its fields in their order. */
public record ObjectType(String name, String plural, String prefix, List<Field> fields) {

    public ObjectType {
        fields = List.copyOf(fields);
        if (fields.size() != byName(fields).size()) {
            throw new IllegalArgumentException("two fields of " + name + " have one name");
        }
    }

    /** Names of fields are matched without regard to case, as the vendor does. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(byName(fields).get(name.toLowerCase(Locale.ROOT)));
    }

    public boolean isCustom() {
        return name.endsWith("__c");
    }

    public String label() {
        return Labels.of(name);
    }

    private static Map<String, Field> byName(List<Field> fields) {
        var byName = new LinkedHashMap<String, Field>();
        fields.forEach(field -> byName.put(field.name().toLowerCase(Locale.ROOT), field));
        return byName;
    }
}
