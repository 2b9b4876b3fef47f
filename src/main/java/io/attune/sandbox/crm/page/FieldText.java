package io.attune.sandbox.crm.page;

import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.store.CrmRecord;

/** A field as people read and type it. */
final class FieldText {

    private FieldText() {}

    /** Empty where the field is blank; numbers without zeros that mean nothing. */
    static String of(CrmRecord record, Field field) {
        var value = record.value(field);
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return record.fields().get(field.name()).decimalValue().toPlainString();
        }
        return switch (field.name()) {
            case "CreatedDate", "LastModifiedDate" -> value.textValue().substring(0, 19).replace('T', ' ');
            default -> value.asText();
        };
    }
}
