package io.attune.sandbox.crm.store;

import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ErrorCode;
import java.util.List;

/** How saving or deleting one record ended. */
public sealed interface Written {

    record Saved(String id, boolean created) implements Written {}

    /** An upsert's value stands in several records; none was touched. */
    record Ambiguous(List<String> ids) implements Written {}

    /** Nothing was done. */
    record Refused(List<ApiError> errors) implements Written {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    static Written refused(ApiError error) {
        return new Refused(List.of(error));
    }

    static Written refused(ErrorCode code, String message) {
        return refused(ApiError.saving(code, message));
    }

    default boolean isSaved() {
        return this instanceof Saved;
    }
}
