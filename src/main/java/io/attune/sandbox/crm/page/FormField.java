package io.attune.sandbox.crm.page;

import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.FieldType;
import io.attune.sandbox.crm.schema.ObjectType;
import java.util.List;
import java.util.function.Function;

/** One input of a record's form. */
public record FormField(Field field, String value) {

    /** The inputs of all that people may write. {@code values} gives the text that each begins with. */
    static List<FormField> of(ObjectType type, Function<Field, String> values) {
        return type.fields().stream()
                .filter(field -> !field.is(Field.Trait.READ_ONLY))
                .map(field -> new FormField(field, values.apply(field)))
                .toList();
    }

    public boolean required() {
        return field.is(Field.Trait.REQUIRED);
    }

    /** What kind of input it is: {@code tick}, {@code choice}, {@code lines}, or a type of HTML's input. */
    public String kind() {
        return switch (field.type()) {
            case BOOLEAN -> "tick";
            case PICKLIST -> "choice";
            case TEXT_AREA, LONG_TEXT -> "lines";
            case DATE -> "date";
            default -> "text";
        };
    }

    public boolean ticked() {
        return value.equals("true");
    }

    public boolean wide() {
        return field.type() == FieldType.LONG_TEXT;
    }

    /** The most characters that fit; 0 where there is no such limit. */
    public int most() {
        return field.type().isText() ? field.size() : 0;
    }

    /** What helps to fill it in; empty where nothing does. */
    public String hint() {
        return switch (field.type()) {
            case MULTI_PICKLIST -> "parted by semicolons: " + String.join(";", field.choices());
            case REFERENCE -> "id of " + field.parent().orElse("a record");
            default -> "";
        };
    }
}
