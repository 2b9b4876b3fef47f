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
import io.attune.sandbox.crm.store.Written;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is to be done with one record of many. */
@FunctionalInterface
interface BatchStep {

    Uni<Written> apply(RecordWriter writer);

    static BatchStep create(ObjectNode record) {
        var name = record.path("attributes").path("type").asText();
        return CrmSchema.object(name).<BatchStep>map(type -> writer -> writer.create(type, record))
                .orElseGet(() -> refused(ApiError.of(ErrorCode.INVALID_TYPE,
                        "sObject type '%s' is not supported.".formatted(name))));
    }

    static BatchStep update(ObjectNode record) {
        var id = taken(record, "Id");
        return row(id.orElse(""), (type, full) -> writer -> writer.update(type, full, record, Optional.empty()));
    }

    static BatchStep upsert(ObjectType type, Field key, ObjectNode record) {
        return taken(record, key.name())
                .<BatchStep>map(value -> writer -> writer.upsert(new RecordWriter.Key(type, key, value), record, false))
                .orElseGet(() -> refused(ApiError.of(ErrorCode.MISSING_ARGUMENT, key.name() + " not specified")));
    }

    static BatchStep delete(String id) {
        return row(id, (type, full) -> writer -> writer.delete(type, full));
    }

    private static BatchStep row(String id, BiFunction<ObjectType, String, BatchStep> step) {
        var full = RecordId.read(id);
        var type = full.flatMap(it -> CrmSchema.OBJECTS.stream().filter(object -> it.startsWith(object.prefix())).findFirst());
        return type.map(it -> step.apply(it, full.orElseThrow()))
                .orElseGet(() -> refused(ApiError.saving(ErrorCode.MALFORMED_ID, "malformed id " + id, "Id")));
    }

    private static BatchStep refused(ApiError error) {
        return writer -> Uni.createFrom().item(Written.refused(error));
    }

    /** Takes a text out of the record, whatever the case of its name. */
    private static Optional<String> taken(ObjectNode record, String name) {
        var key = record.properties().stream().map(java.util.Map.Entry::getKey).filter(name::equalsIgnoreCase).findFirst();
        Function<String, Optional<String>> remove = it -> record.remove(it) instanceof TextNode text && !text.textValue().isBlank()
                ? Optional.of(text.textValue())
                : Optional.empty();
        return key.flatMap(remove);
    }
}
