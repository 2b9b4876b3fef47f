package io.attune.sandbox.crm.store;

import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.schema.Draft;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.RecordId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be said against a draft only by looking at other records. */
final class DraftGuard {

    private final RecordTable table;

    DraftGuard(RecordTable table) {
        this.table = table;
    }

    /** Empty where nothing speaks against it. */
    Uni<List<ApiError>> objections(Draft draft, Optional<String> ownId) {
        var dangling = draft.references().stream().map(entry -> dangling(entry.getKey(), entry.getValue()));
        var taken = draft.filled(Field.Trait.UNIQUE).stream().map(field -> taken(draft, field, ownId));
        return Multi.createFrom().items(Stream.concat(dangling, taken))
                .onItem().transformToUniAndConcatenate(check -> check)
                .filter(Optional::isPresent).map(Optional::get)
                .collect().asList();
    }

    private Uni<Optional<ApiError>> dangling(Field reference, String id) {
        var parent = CrmSchema.object(reference.parent().orElseThrow()).orElseThrow();
        return table.byIds(parent, List.of(id)).map(found -> found.stream().anyMatch(record -> !record.isDeleted())
                ? Optional.empty()
                : Optional.of(ApiError.saving(ErrorCode.INVALID_CROSS_REFERENCE_KEY, "invalid cross reference id")));
    }

    private Uni<Optional<ApiError>> taken(Draft draft, Field field, Optional<String> ownId) {
        return table.having(draft.type(), field, draft.value(field).orElseThrow()).map(found -> found.stream()
                .filter(record -> !Optional.of(record.id()).equals(ownId))
                .findFirst()
                .map(other -> ApiError.saving(ErrorCode.DUPLICATE_VALUE,
                        "duplicate value found: %s duplicates value on record with id: %s"
                                .formatted(field.name(), RecordId.shortened(other.id())))));
    }
}
