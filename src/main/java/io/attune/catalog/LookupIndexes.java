package io.attune.catalog;

import io.attune.document.Canonical;
import io.attune.mapping.Mapping;
import io.attune.mapping.type.Lookup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;

/**
 * An index for each field that records are looked up by, made when a mapping that looks up comes into force: the others
 * pay nothing for it. By hash, since a value may be longer than an index row of a tree.
 */
final class LookupIndexes {

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended('lookup index', 0))";
    private static final String MAKE = """
            create index if not exists %1$s on record using hash ((fields -> '%3$s' ->> 'v')) where mapping = '%2$s'""";

    private LookupIndexes() {}

    static Uni<Void> make(Pool pool, Mapping mapping) {
        if (mapping.lookups().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.withTransaction(db -> db.query(ONE_AT_A_TIME).execute()
                .chain(() -> Multi.createFrom().iterable(mapping.lookups())
                        .onItem().transformToUniAndConcatenate(lookup -> make(db, lookup))
                        .collect().last()));
    }

    private static Uni<Void> make(SqlConnection db, Lookup lookup) {
        return db.query(MAKE.formatted(name(lookup), lookup.in(), lookup.by())).execute().replaceWithVoid();
    }

    /** Names have room for 63 letters, two names of rows and mappings do not. */
    private static String name(Lookup lookup) {
        var names = (lookup.in() + " " + lookup.by()).getBytes(StandardCharsets.UTF_8);
        return "lookup_" + Canonical.sha256(names).substring(0, 16);
    }
}
