package io.attune.sweep;

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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The courses of all sweeps as rows, so that each runs once, wherever, and goes on after a crash. */
@ApplicationScoped
class Cursors implements Leases {

    /** Longer than a page takes; each page renews it. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final String KNOW = """
            insert into cursor (mapping, system, kind, value, at, due_at) values ($1, $2, $3, '{}', $4, $5)
            on conflict (mapping, system, kind) do update set due_at = $6 where cursor.due_at > $6""";
    private static final String CLAIM = """
            update cursor set leased_to = $2, holder = $3, fence = fence + 1 from (
                select mapping, system, kind from cursor
                where due_at <= $1 and (leased_to is null or leased_to <= $1)
                order by due_at limit 1 for update skip locked) due
            where cursor.mapping = due.mapping and cursor.system = due.system and cursor.kind = due.kind
            returning cursor.mapping, cursor.system, cursor.kind, value, fence""";
    private static final String STORE = """
            update cursor set value = $5, at = $6, leased_to = $7
            where mapping = $1 and system = $2 and kind = $3 and fence = $4""";
    private static final String END = """
            update cursor set value = $5, at = $6, due_at = $7, ended_at = $6, records = $8, unheard = $9, failed = $10,
                leased_to = null, holder = null
            where mapping = $1 and system = $2 and kind = $3 and fence = $4""";
    private static final String NOW = """
            update cursor set due_at = $3 where mapping = $1 and kind = $2 and leased_to is null""";
    private static final String ONE_NOW = """
            update cursor set due_at = least(due_at, $4)
            where mapping = $1 and system = $2 and kind = $3 and (leased_to is null or leased_to <= $4)""";
    private static final String FREE = "update cursor set leased_to = null, holder = null where holder = $1";

    private final Pool pool;
    private final Clock clock;
    private final ThisProcess self;

    Cursors(Pool pool, Clock clock, ThisProcess self) {
        this.pool = pool;
        this.clock = clock;
        this.self = self;
    }

    /** Which sweep. */
    record Name(String mapping, String system, Kind kind) {}

    /**
     * A sweep that this process runs until its lease ends.
     *
     * @param fence the number of this claim; what is stored under an older one is refused
     */
    record Claimed(Name name, Course course, long fence) {}

    /** There is such a sweep; its first one is due then, and one that is due after the latest is brought forward. */
    Uni<Void> know(Name name, Instant first, Instant latest) {
        return pool.preparedQuery(KNOW)
                .execute(Tuple.of(name.mapping(), name.system(), name.kind().word(), at(clock.instant()), at(first),
                        at(latest)))
                .replaceWithVoid();
    }

    Uni<Optional<Claimed>> claim() {
        var now = clock.instant();
        return pool.preparedQuery(CLAIM).execute(Tuple.of(at(now), at(now.plus(LEASE)), self.id()))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(claimed(rows.iterator().next())));
    }

    private static Claimed claimed(Row row) {
        var kind = Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        return new Claimed(new Name(row.getString("mapping"), row.getString("system"), kind),
                Course.parse(row.getString("value")), row.getLong("fence"));
    }

    /** It has come so far; the lease begins anew. Fails with {@link TakenOver}. */
    Uni<Void> store(Claimed sweep, Course course) {
        var now = clock.instant();
        return pool.preparedQuery(STORE)
                .execute(named(sweep).addString(course.text()).addValue(at(now)).addValue(at(now.plus(LEASE))))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new TakenOver();
                    }
                })
                .replaceWithVoid();
    }

    /** It is through, or cannot go on now; nothing is stored if another process has taken it over. */
    Uni<Void> end(Claimed sweep, Ended ended, Instant next) {
        return pool.preparedQuery(END)
                .execute(named(sweep).addString(ended.course().text()).addValue(at(clock.instant())).addValue(at(next))
                        .addInteger(ended.tally().records()).addInteger(ended.tally().unheard())
                        .addString(ended.failed().orElse(null)))
                .replaceWithVoid();
    }

    private static Tuple named(Claimed sweep) {
        return Tuple.tuple().addString(sweep.name().mapping()).addString(sweep.name().system())
                .addString(sweep.name().kind().word()).addLong(sweep.fence());
    }

    /** All of a mapping's systems are swept as soon as there is time. */
    Uni<Void> dueNow(String mapping, Kind kind) {
        return pool.preparedQuery(NOW).execute(Tuple.of(mapping, kind.word(), at(clock.instant()))).replaceWithVoid();
    }

    /** This one is; false: it is under way. */
    Uni<Boolean> dueNow(Name name) {
        return pool.preparedQuery(ONE_NOW)
                .execute(Tuple.of(name.mapping(), name.system(), name.kind().word(), at(clock.instant())))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Integer> free(SqlConnection db, UUID process) {
        return db.preparedQuery(FREE).execute(Tuple.of(process)).map(RowSet::rowCount);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
