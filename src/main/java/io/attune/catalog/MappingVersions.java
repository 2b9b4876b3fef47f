package io.attune.catalog;

import io.attune.document.JsonText;
import io.attune.mapping.Forms;
import io.attune.mapping.Mapping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

/** Keeps every version that came into force, and which one is. */
@ApplicationScoped
public class MappingVersions {

    private static final String KEEP = """
            insert into mapping_version (mapping, version, hash, content, activated_at, activated_by, forms)
            values ($1, $2, $3, $4, $5, $6, $7::text::jsonb)
            on conflict (mapping, version) do update set forms = excluded.forms, superseded_at = null
                where mapping_version.hash = excluded.hash""";
    private static final String SUPERSEDE = """
            update mapping_version set superseded_at = $3
            where mapping = $1 and version <> $2 and superseded_at is null""";
    private static final String APPROVED = """
            with waited as (delete from waiting_version where mapping = $1 returning hash, approved_by, approved_at)
            update mapping_version set approved_by = waited.approved_by, approved_at = waited.approved_at from waited
            where mapping = $1 and version = $2 and mapping_version.hash = waited.hash
                and waited.approved_by is not null""";
    private static final String KEPT = "select version, hash, content, forms::text as forms from mapping_version ";
    private static final String VERSION = KEPT + "where mapping = $1 and version = $2";
    private static final String IN_FORCE = KEPT
            + "where mapping = $1 and superseded_at is null order by version desc limit 1";

    private final Pool pool;
    private final Clock clock;

    public MappingVersions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * A version as it was kept.
     *
     * @param forms empty if it was kept before they were taken
     */
    public record Kept(int version, String hash, String content, Optional<Forms> forms) {}

    /**
     * It is in force from now on, in the place of any other. A version stands for one content for ever. False: this one
     * was kept before with another, and can't come into force.
     */
    Uni<Boolean> keep(Mapping mapping, String by) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var row = Tuple.of(mapping.name(), mapping.version(), mapping.hash(), mapping.text(), now, by);
        row.addString(JsonText.write(mapping.forms().json()));
        return pool.withTransaction(db -> db.preparedQuery(KEEP).execute(row).chain(kept -> kept.rowCount() == 0
                ? Uni.createFrom().item(false)
                : run(db, SUPERSEDE, mapping.name(), mapping.version(), now)
                        .chain(() -> run(db, APPROVED, mapping.name(), mapping.version()))
                        .replaceWith(true)));
    }

    private static Uni<Void> run(SqlConnection db, String sql, Object... values) {
        return db.preparedQuery(sql).execute(Tuple.from(values)).replaceWithVoid();
    }

    public Uni<Optional<Kept>> version(String mapping, int version) {
        return pool.preparedQuery(VERSION).execute(Tuple.of(mapping, version)).map(MappingVersions::kept);
    }

    Uni<Optional<Kept>> inForce(String mapping) {
        return pool.preparedQuery(IN_FORCE).execute(Tuple.of(mapping)).map(MappingVersions::kept);
    }

    private static Optional<Kept> kept(RowSet<Row> rows) {
        var found = rows.iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        var row = found.next();
        return Optional.of(new Kept(row.getInteger("version"), row.getString("hash"), row.getString("content"),
                Optional.ofNullable(row.getString("forms")).map(JsonText::parseOwn).map(Forms::of)));
    }

    /** What it looks up is found quickly from then on. */
    Uni<Void> index(Mapping mapping) {
        return LookupIndexes.make(pool, mapping);
    }
}
