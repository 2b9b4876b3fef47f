package io.attune.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.schema.RecordId;
import io.attune.sandbox.crm.store.RecordWriter;
import io.attune.sandbox.crm.store.WriteStep;
import io.attune.sandbox.crm.store.Written;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is to be done with one record of many, read from its part of the body. */
final class BatchSteps {

    private BatchSteps() {}

    static WriteStep create(ObjectNode record) {
        var name = record.path("attributes").path("type").asText();
        return CrmSchema.object(name).<WriteStep>map(type -> writer -> writer.create(type, record))
                .orElseGet(() -> refused(ApiError.of(ErrorCode.INVALID_TYPE,
                        "sObject type '%s' is not supported.".formatted(name))));
    }

    static WriteStep update(ObjectNode record) {
        var id = taken(record, "Id").orElse("");
        return row(id, (type, full) -> writer -> writer.update(type, full, record, Optional.empty()));
    }

    static WriteStep upsert(ObjectType type, Field key, ObjectNode record) {
        return taken(record, key.name())
                .<WriteStep>map(value -> writer -> writer.upsert(new RecordWriter.Key(type, key, value), record, false))
                .orElseGet(() -> refused(ApiError.of(ErrorCode.MISSING_ARGUMENT, key.name() + " not specified")));
    }

    static WriteStep delete(String id) {
        return row(id, (type, full) -> writer -> writer.delete(type, full));
    }

    private static WriteStep row(String id, BiFunction<ObjectType, String, WriteStep> step) {
        var full = RecordId.read(id).orElse("");
        return CrmSchema.OBJECTS.stream().filter(type -> full.startsWith(type.prefix())).findFirst()
                .map(type -> step.apply(type, full))
                .orElseGet(() -> refused(ApiError.saving(ErrorCode.MALFORMED_ID, "malformed id " + id, "Id")));
    }

    private static WriteStep refused(ApiError error) {
        return writer -> Uni.createFrom().item(Written.refused(error));
    }

    /** Takes a text out of the record, whatever the case of its name; empty where there is none. */
    private static Optional<String> taken(ObjectNode record, String name) {
        return record.properties().stream().map(Map.Entry::getKey).filter(name::equalsIgnoreCase).findFirst()
                .map(record::remove)
                .filter(TextNode.class::isInstance)
                .map(value -> value.textValue())
                .filter(text -> !text.isBlank());
    }
}
