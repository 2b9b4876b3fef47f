package io.attune.connector;

import io.attune.connector.FieldRules.Storing;
import io.attune.document.Shape.Field;
import io.attune.document.Shape.Kind;
import io.attune.yaml.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Reads the fields of an object. */
final class FieldDecoder {

    private FieldDecoder() {}

    static Map<String, Field> fields(Section fields) {
        var decoded = new LinkedHashMap<String, Field>();
        fields.entries().forEach((name, field) -> decoded.put(name, field(name, field)));
        return decoded;
    }

    private static Field field(String name, Section field) {
        var kind = Kind.valueOf(field.text("type", "text").toUpperCase(Locale.ROOT));
        boolean holdsFields = kind == Kind.OBJECT || kind == Kind.LIST;
        if (field.has("fields") && !holdsFields) {
            field.at("fields").problemOfKey("only an object or a list has fields of its own");
        }
        return new Field(name, kind, field.has("max") ? OptionalInt.of(field.number("max", 0)) : OptionalInt.empty(),
                field.yes("read_only", false), field.yes("required", false), field.yes("nullable", true),
                holdsFields ? fields(field.at("fields")) : Map.of());
    }

    /** What is said of root fields beside their shape. */
    static FieldRules rules(Section fields) {
        var lists = new LinkedHashMap<String, String>();
        var jsonTexts = new LinkedHashSet<String>();
        var stores = new LinkedHashMap<String, List<Storing>>();
        fields.entries().forEach((name, field) -> {
            field.text("list").ifPresent(separator -> lists.put(name, separator));
            if (field.has("held_as")) {
                jsonTexts.add(name);
            }
            stores.put(name, storing(field));
        });
        return new FieldRules(lists, jsonTexts, stores);
    }

    private static List<Storing> storing(Section field) {
        var stores = new ArrayList<Storing>();
        for (var store : field.at("stores").items()) {
            switch (store.text().orElse("")) {
                case "trim" -> stores.add(new Storing.Trim());
                case "lower" -> stores.add(new Storing.Lower());
                default -> {
                    if (!field.has("max")) {
                        store.problem("'cut' needs the key 'max': the most characters that are kept");
                    }
                    stores.add(new Storing.Cut(field.number("max", Integer.MAX_VALUE)));
                }
            }
        }
        return stores;
    }
}
