package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.store.CrmStore;
import io.attune.sandbox.crm.store.Stamp;
import io.attune.sandbox.crm.store.WriteStep;
import io.attune.sandbox.crm.store.Written;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Saves or deletes many records: those that can be, or all or none. */
final class BatchWriter {

    private static final Written ROLLED_BACK = Written.refused(ErrorCode.ALL_OR_NONE_OPERATION_ROLLED_BACK,
            "Record rolled back because not all records were valid and the request was using AllOrNone header");

    private final CrmStore store;

    BatchWriter(CrmStore store) {
        this.store = store;
    }

    Uni<List<Written>> write(List<WriteStep> steps, boolean allOrNone) {
        return store.writeAll(Stamp.INTEGRATION, steps, results -> !allOrNone || allSaved(results))
                .map(results -> allOrNone && !allSaved(results) ? rolledBack(results) : results);
    }

    private static boolean allSaved(List<Written> results) {
        return results.stream().allMatch(Written::isSaved);
    }

    private static List<Written> rolledBack(List<Written> results) {
        return results.stream().map(result -> result.isSaved() ? ROLLED_BACK : result).toList();
    }
}
