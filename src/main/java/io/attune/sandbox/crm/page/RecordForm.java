package io.attune.sandbox.crm.page;

import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.FieldType;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.store.CrmRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a record that is there, or of one to be made, and what was wrong with it when it was sent last. */
public record RecordForm(ObjectType type, Optional<CrmRecord> record, List<FormField> inputs, List<ApiError> errors) {

    static RecordForm blank(ObjectType type) {
        return new RecordForm(type, Optional.empty(),
                FormField.of(type, field -> field.type() == FieldType.BOOLEAN ? "false" : ""), List.of());
    }

    static RecordForm of(CrmRecord record) {
        return new RecordForm(record.type(), Optional.of(record),
                FormField.of(record.type(), field -> FieldText.of(record, field)), List.of());
    }

    /** The same, showing what was typed. */
    RecordForm filledWith(Map<String, String> form) {
        return new RecordForm(type, record, FormField.of(type, field -> FormBody.text(field, form)), errors);
    }

    RecordForm with(List<ApiError> wrong) {
        return new RecordForm(type, record, inputs, wrong);
    }

    public boolean isNew() {
        return record.isEmpty();
    }

    public String title() {
        return record.map(it -> FieldText.of(it, type.field("Name").orElseThrow())).orElse("New " + type.label());
    }

    public String address() {
        return "/sandbox/crm/records/" + type.name() + "/" + record.map(CrmRecord::id).orElse("new");
    }

    public String modified() {
        return record.map(it -> FieldText.of(it, type.field("LastModifiedDate").orElseThrow())).orElse("");
    }
}
