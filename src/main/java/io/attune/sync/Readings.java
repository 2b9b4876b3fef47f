package io.attune.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.mapping.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads a system's record as shared values: what it refers to is found first, or expected from now on. */
@ApplicationScoped
public class Readings {

    private final Pool pool;
    private final Parents parents;

    Readings(Pool pool, Parents parents) {
        this.pool = pool;
        this.parents = parents;
    }

    /** In the transaction of its step. */
    Uni<Reading> of(SqlConnection db, Told told) {
        return read(db, told.mapping(), told.system(), told.change().record());
    }

    /** Outside of any step. */
    public Uni<Reading> read(Mapping mapping, MappedSystem system, JsonNode record) {
        return refersTo(mapping, system, record) ? pool.withTransaction(db -> read(db, mapping, system, record))
                : Uni.createFrom().item(() -> mapping.read(system.name(), record, KnownReferences.none()));
    }

    private Uni<Reading> read(SqlConnection db, Mapping mapping, MappedSystem system, JsonNode record) {
        return parents.referredTo(db, mapping, system, record)
                .map(references -> mapping.read(system.name(), record, references));
    }

    private static boolean refersTo(Mapping mapping, MappedSystem system, JsonNode record) {
        return !mapping.references(system.name(), record).isEmpty()
                || !mapping.lookups(system.name(), record).isEmpty();
    }
}
