package io.attune.backfill;

import io.attune.document.JsonText;
import io.attune.process.Leases;
import io.attune.process.ThisProcess;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Backfills as rows: each is counted by one process at a time, and goes on after a crash where it was. */
@ApplicationScoped
class Counts implements Leases {

    /** Longer than a page takes; each page renews it. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final String BEGIN = """
            insert into backfill (mapping, dry_run, began_at) values ($1, $2, $3)
            on conflict (mapping) where state = 'counting' do nothing returning id""";
    private static final String COUNTING = "select id from backfill where mapping = $1 and state = 'counting'";
    private static final String CLAIM = """
            update backfill set holder = $1, leased_to = $2 where id = (
                select id from backfill where state = 'counting' and (leased_to is null or leased_to <= $3)
                order by id limit 1 for update skip locked)
            returning id, mapping, dry_run, system, page, tries""";
    private static final String STORE = """
            update backfill set system = $3, page = $4, tries = $5, why = null, leased_to = $6
            where id = $1 and holder = $2 and state = 'counting'""";
    private static final String PUT_OFF = """
            update backfill set page = $3, tries = $4, why = $5, leased_to = $6, holder = null
            where id = $1 and holder = $2 and state = 'counting'""";
    private static final String END = """
            update backfill set state = $3, report = $4::text::jsonb, why = $5, counted_at = $6, holder = null,
                leased_to = null, ended_at = case when $3 = 'running' then null else $6 end
            where id = $1 and holder = $2 and state = 'counting'""";
    private static final String DONE = """
            update backfill set state = 'done', ended_at = $1
            where state = 'running' and not exists (
                select from cursor where cursor.mapping = backfill.mapping and kind = 'full'
                    and (cursor.ended_at is null or cursor.ended_at < counted_at or cursor.failed is not null))""";
    private static final String FREE = """
            update backfill set holder = null, leased_to = null where holder = $1 and state = 'counting'""";

    private final Pool pool;
    private final Clock clock;
    private final ThisProcess self;

    Counts(Pool pool, Clock clock, ThisProcess self) {
        this.pool = pool;
        this.clock = clock;
        this.self = self;
    }

    /** Its id; empty where another one of the mapping counts. */
    Uni<Optional<Long>> begin(String mapping, boolean dryRun) {
        return pool.preparedQuery(BEGIN).execute(Tuple.of(mapping, dryRun, in(Duration.ZERO))).map(Counts::id);
    }

    Uni<Optional<Long>> counting(String mapping) {
        return pool.preparedQuery(COUNTING).execute(Tuple.of(mapping)).map(Counts::id);
    }

    private static Optional<Long> id(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getLong("id"));
    }

    Uni<Optional<Count>> claim() {
        return pool.preparedQuery(CLAIM).execute(Tuple.of(self.id(), in(LEASE), in(Duration.ZERO)))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(count(rows.iterator().next())));
    }

    private static Count count(Row row) {
        return new Count(row.getLong("id"), row.getString("mapping"), row.getBoolean("dry_run"),
                Optional.ofNullable(row.getString("system")), Optional.ofNullable(row.getString("page")),
                row.getInteger("tries"));
    }

    /** It has come so far; the lease begins anew. False: another process goes on with it. */
    Uni<Boolean> store(Count count) {
        return pool.preparedQuery(STORE).execute(Tuple.of(count.id(), self.id(), count.system().orElse(null),
                        count.page().orElse(null), count.tries(), in(LEASE)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** It goes on after the pause, here or elsewhere. */
    Uni<Void> putOff(Count count, Duration pause, String why) {
        return pool.preparedQuery(PUT_OFF).execute(Tuple.of(count.id(), self.id(), count.page().orElse(null),
                        count.tries(), why, in(pause)))
                .replaceWithVoid();
    }

    Uni<Void> end(Count count, String state, Optional<Report> report, Optional<String> why) {
        return pool.preparedQuery(END).execute(Tuple.of(count.id(), self.id(), state,
                        report.map(found -> JsonText.write(found.json())).orElse(null), why.orElse(null),
                        in(Duration.ZERO)))
                .replaceWithVoid();
    }

    /** Those whose sweeps have all come through are done. */
    Uni<Void> finish() {
        return pool.preparedQuery(DONE).execute(Tuple.of(in(Duration.ZERO))).replaceWithVoid();
    }

    @Override
    public Uni<Integer> free(SqlConnection db, UUID process) {
        return db.preparedQuery(FREE).execute(Tuple.of(process)).map(RowSet::rowCount);
    }

    private OffsetDateTime in(Duration time) {
        Instant moment = clock.instant().plus(time);
        return moment.atOffset(ZoneOffset.UTC);
    }
}
