package io.attune.document;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The fields of an object as a connector declares them: the names that mappings may use. Webhook bodies and API
 * answers are both brought to it before anything else sees them.
 *
 * @param object its name in the connector
 * @param fields by name
 */
public record Shape(String object, Map<String, Field> fields) {

    /** What a field holds, as JSON has it: an ID, DATE or DATETIME is text, a NUMBER may have decimals. */
    public enum Kind { TEXT, ID, INTEGER, NUMBER, YES_NO, DATE, DATETIME, OBJECT, LIST, JSON }

    /**
     * One field.
     *
     * @param max      the most characters that the system keeps
     * @param readOnly it can be read, never written
     * @param required a new record must have it
     * @param nullable it may be blank
     * @param fields   of an OBJECT, or of each item of a LIST, by name; empty where they are not declared
     */
    public record Field(String name, Kind kind, OptionalInt max, boolean readOnly, boolean required, boolean nullable,
            Map<String, Field> fields) {

        public Field {
            fields = InOrder.sorted(new TreeMap<>(fields));
        }
    }

    public Shape {
        fields = InOrder.map(fields);
    }

    /**
     * The field that a path ends in; empty where the shape declares none such. Inside of JSON everything is possible.
     */
    public Optional<Field> at(Path path) {
        var level = fields;
        Field found = null;
        for (var key : path.keys()) {
            if (found != null && (found.kind() == Kind.JSON || found.fields().isEmpty() && isContainer(found))) {
                return Optional.of(new Field(key, Kind.JSON, OptionalInt.empty(), false, false, true, Map.of()));
            }
            found = level.get(key);
            if (found == null) {
                return Optional.empty();
            }
            level = found.fields();
        }
        return Optional.ofNullable(found);
    }

    private static boolean isContainer(Field field) {
        return field.kind() == Kind.OBJECT || field.kind() == Kind.LIST;
    }
}
