package io.attune.sandbox.crm.soql;

import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;

/** Finds the field that a query names. */
final class FieldLookup {

    private FieldLookup() {}

    static Field find(ObjectType type, String name) throws SoqlException {
        return type.field(name).orElseThrow(() -> new SoqlException(ErrorCode.INVALID_FIELD,
                ("No such column '%s' on entity '%s'. If you are attempting to use a custom field, be sure to append"
                        + " the '__c' after the custom field name. Please reference your WSDL or the describe call for"
                        + " the appropriate names.").formatted(name, type.name())));
    }

    static Field filterable(ObjectType type, String name) throws SoqlException {
        var field = find(type, name);
        if (!field.isFilterable()) {
            throw new SoqlException(ErrorCode.INVALID_FIELD,
                    "field '%s' can not be filtered in a query call".formatted(field.name()));
        }
        return field;
    }
}
