package io.attune.sandbox.crm.soql;

import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.FieldType;

/** Where the table of records holds a field. Names come from the schema alone, never from a query. */
final class Columns {

    private Columns() {}

    /** The field's value as SQL of its own type. */
    static String of(Field field) {
        return switch (field.name()) {
            case "Id" -> "id";
            case "IsDeleted" -> "(deleted_at is not null)";
            case "CreatedDate" -> "created_at";
            case "CreatedById" -> "created_by";
            case "LastModifiedDate", "SystemModstamp" -> "modified_at";
            case "LastModifiedById" -> "modified_by";
            default -> field.is(Field.Trait.CALCULATED)
                    ? "concat_ws(' ', fields ->> 'FirstName', fields ->> 'LastName')"
                    : "(fields ->> '%s')%s".formatted(field.name(), cast(field.type()));
        };
    }

    /** The same, in the form that is compared: texts without regard to case, ids as they are. */
    static String compared(Field field) {
        var column = of(field);
        return field.type().isText() && !field.type().isId() ? "lower(" + column + ")" : column;
    }

    private static String cast(FieldType type) {
        return switch (type) {
            case BOOLEAN -> "::boolean";
            case DATE -> "::date";
            case NUMBER, CURRENCY -> "::numeric";
            default -> "";
        };
    }
}
