package io.attune.sandbox.crm.store;

import io.smallrye.mutiny.Uni;

/** What is to be done with one record. */
@FunctionalInterface
public interface WriteStep {

    Uni<Written> apply(RecordWriter writer);
}
