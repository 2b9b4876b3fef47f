package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.schema.RecordId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Looks up what an address names, and goes on only where it exists. */
final class ObjectLookup {

    private ObjectLookup() {}

    static Uni<Response> type(String name, Function<ObjectType, Uni<Response>> work) {
        return CrmSchema.object(name).map(work).orElseGet(() -> refused(ApiError.notFound()));
    }

    /** A text that is far from any id names an external id field that does not exist, as the vendor sees it. */
    static Uni<Response> row(String object, String id, BiFunction<ObjectType, String, Uni<Response>> work) {
        return type(object, type -> RecordId.read(id).filter(full -> full.startsWith(type.prefix()))
                .map(full -> work.apply(type, full))
                .orElseGet(() -> refused(RecordId.looksLikeOne(id) ? malformed(type, id) : noExternalId(id))));
    }

    static Uni<Response> externalId(String object, String field, BiFunction<ObjectType, Field, Uni<Response>> work) {
        return type(object, type -> type.field(field).filter(found -> found.is(Field.Trait.EXTERNAL_ID))
                .map(found -> work.apply(type, found))
                .orElseGet(() -> refused(noExternalId(field))));
    }

    /** The fields of {@code A,B}; all of the object's where the list is empty. */
    static Uni<Response> fields(ObjectType type, String list, Function<List<Field>, Uni<Response>> work) {
        if (list == null || list.isBlank()) {
            return work.apply(type.fields());
        }
        var fields = new ArrayList<Field>();
        for (var name : list.split(",")) {
            var field = type.field(name.strip());
            if (field.isEmpty()) {
                return refused(ApiError.noSuchColumn(name.strip(), type));
            }
            fields.add(field.get());
        }
        return work.apply(fields);
    }

    private static ApiError malformed(ObjectType type, String id) {
        return ApiError.saving(ErrorCode.MALFORMED_ID,
                "%s ID: id value of incorrect type: %s".formatted(type.label(), id), "Id");
    }

    private static ApiError noExternalId(String name) {
        return ApiError.of(ErrorCode.NOT_FOUND,
                "Provided external ID field does not exist or is not accessible: " + name);
    }

    private static Uni<Response> refused(ApiError error) {
        return Uni.createFrom().item(Answers.error(error));
    }
}
