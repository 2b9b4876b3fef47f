package io.attune.sync;

import io.attune.connector.Change;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.record.Identity;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What one system told of one record, as one mapping hears it.
 *
 * @param event the stored event; empty where we asked ourselves
 */
public record Told(Mapping mapping, MappedSystem system, Change change, Instant receivedAt, OptionalLong event) {

    Identity identity() {
        return new Identity(mapping.name(), system.name(), change.id());
    }

    /** Whether anything in this system counts as an edit: where nothing does, no record begins there. */
    boolean isSource() {
        return mapping.rows().stream().anyMatch(row -> row.readable().contains(system.name()));
    }
}
