package io.attune.sweep;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The courses of all sweeps as rows, so that each runs once, wherever, and goes on after a crash. */
@ApplicationScoped
class Cursors {

    /** Longer than a page takes; each page renews it. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final String KNOW = """
            insert into cursor (mapping, system, kind, value, at, due_at) values ($1, $2, $3, '{}', $4, $5)
            on conflict (mapping, system, kind) do nothing""";
    private static final String CLAIM = """
            update cursor set leased_to = $2 from (
                select mapping, system, kind from cursor
                where due_at <= $1 and (leased_to is null or leased_to <= $1)
                order by due_at limit 1 for update skip locked) due
            where cursor.mapping = due.mapping and cursor.system = due.system and cursor.kind = due.kind
            returning cursor.mapping, cursor.system, cursor.kind, value""";
    private static final String STORE = """
            update cursor set value = $4, at = $5, leased_to = $6 where mapping = $1 and system = $2 and kind = $3""";
    private static final String END = """
            update cursor set value = $4, at = $5, due_at = $6, leased_to = null
            where mapping = $1 and system = $2 and kind = $3""";
    private static final String NOW = """
            update cursor set due_at = $3 where mapping = $1 and kind = $2 and leased_to is null""";

    private final Pool pool;
    private final Clock clock;

    Cursors(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** A sweep that this process runs until its lease ends. */
    record Claimed(String mapping, String system, Kind kind, Course course) {}

    /** There is such a sweep; its first one is due then. */
    Uni<Void> know(String mapping, String system, Kind kind, Instant first) {
        return pool.preparedQuery(KNOW)
                .execute(Tuple.of(mapping, system, kind.word(), at(clock.instant()), at(first)))
                .replaceWithVoid();
    }

    Uni<Optional<Claimed>> claim() {
        var now = clock.instant();
        return pool.preparedQuery(CLAIM).execute(Tuple.of(at(now), at(now.plus(LEASE))))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(claimed(rows.iterator().next())));
    }

    private static Claimed claimed(Row row) {
        return new Claimed(row.getString("mapping"), row.getString("system"),
                Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                Course.parse(row.getString("value")));
    }

    /** It has come so far; the lease begins anew. */
    Uni<Void> store(Claimed sweep, Course course) {
        return pool.preparedQuery(STORE)
                .execute(Tuple.of(sweep.mapping(), sweep.system(), sweep.kind().word(), course.text(),
                        at(clock.instant()), at(clock.instant().plus(LEASE))))
                .replaceWithVoid();
    }

    /** It is through, or cannot go on now. */
    Uni<Void> end(Claimed sweep, Course course, Instant next) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(sweep.mapping(), sweep.system(), sweep.kind().word(), course.text(),
                        at(clock.instant()), at(next)))
                .replaceWithVoid();
    }

    /** All of a mapping's systems are swept as soon as there is time. */
    Uni<Void> dueNow(String mapping, Kind kind) {
        return pool.preparedQuery(NOW).execute(Tuple.of(mapping, kind.word(), at(clock.instant()))).replaceWithVoid();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
