package io.attune.catalog;

import io.attune.document.JsonText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

/** The versions that wait for a person, at most one of each mapping; they wait through a restart. */
@ApplicationScoped
public class WaitingVersions {

    private static final String OF = """
            select version, hash, file, since, forecast::text as forecast, approved_by from waiting_version
            where mapping = $1""";
    private static final String PUT = """
            insert into waiting_version (mapping, version, hash, file, since, forecast)
            values ($1, $2, $3, $4, $5, $6::text::jsonb)
            on conflict (mapping) do update set version = excluded.version, hash = excluded.hash, file = excluded.file,
                since = excluded.since, forecast = excluded.forecast, approved_by = null, approved_at = null""";
    private static final String DROP = "delete from waiting_version where mapping = $1";
    private static final String APPROVE = """
            update waiting_version set approved_by = $3, approved_at = $4
            where mapping = $1 and version = coalesce($2, version) and approved_by is null""";

    private final Pool pool;
    private final Clock clock;

    public WaitingVersions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    public Uni<Optional<WaitingVersion>> of(String mapping) {
        return pool.preparedQuery(OF).execute(Tuple.of(mapping)).map(rows -> version(mapping, rows));
    }

    private static Optional<WaitingVersion> version(String mapping, RowSet<Row> rows) {
        return rows.stream().findFirst().map(row -> new WaitingVersion(mapping, row.getInteger("version"),
                row.getString("hash"), row.getString("file"), row.getOffsetDateTime("since").toInstant(),
                Forecast.of(JsonText.parseOwn(row.getString("forecast"))),
                Optional.ofNullable(row.getString("approved_by"))));
    }

    /** In the place of any other version of that mapping. */
    Uni<WaitingVersion> put(Contents.Served one, Forecast forecast) {
        var mapping = one.mapping();
        var now = clock.instant();
        return pool.preparedQuery(PUT)
                .execute(Tuple.of(mapping.name(), mapping.version(), mapping.hash(), one.file(),
                        now.atOffset(ZoneOffset.UTC), JsonText.write(forecast.json())))
                .replaceWith(new WaitingVersion(mapping.name(), mapping.version(), mapping.hash(), one.file(), now,
                        forecast, Optional.empty()));
    }

    /** True if there was one. */
    Uni<Boolean> drop(String mapping) {
        return pool.preparedQuery(DROP).execute(Tuple.of(mapping)).map(rows -> rows.rowCount() > 0);
    }

    /**
     * It comes into force within a second, in every process that has it in its file.
     *
     * @param version that is meant; empty for whichever waits
     * @return false if none waits, or another one
     */
    public Uni<Boolean> approve(String mapping, Optional<Integer> version, String by) {
        return pool.preparedQuery(APPROVE)
                .execute(Tuple.of(mapping, version.orElse(null), by, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() > 0);
    }
}
