package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.store.CrmStore;
import io.attune.sandbox.crm.store.RecordWriter;
import io.attune.sandbox.crm.store.Stamp;
import io.attune.sandbox.crm.store.Written;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** Saves or deletes many records one after the other: each for itself, or all or none. */
final class BatchWriter {

    private final CrmStore store;

    BatchWriter(CrmStore store) {
        this.store = store;
    }

    Uni<List<Written>> write(List<BatchStep> steps, boolean allOrNone) {
        return allOrNone
                ? store.writeAll(Stamp.INTEGRATION, writer -> each(steps, step -> step.apply(writer)), BatchWriter::allSaved)
                        .map(results -> allSaved(results) ? results : results.stream().map(BatchWriter::rolledBack).toList())
                : each(steps, step -> store.write(Stamp.INTEGRATION, step::apply));
    }

    private static Uni<List<Written>> each(List<BatchStep> steps, Function<BatchStep, Uni<Written>> work) {
        return Multi.createFrom().iterable(steps).onItem().transformToUniAndConcatenate(work::apply).collect().asList();
    }

    private static boolean allSaved(List<Written> results) {
        return results.stream().allMatch(Written::isSaved);
    }

    private static Written rolledBack(Written result) {
        return result.isSaved()
                ? Written.refused(ErrorCode.ALL_OR_NONE_OPERATION_ROLLED_BACK,
                        "Record rolled back because not all records were valid and the request was using AllOrNone header")
                : result;
    }
}
