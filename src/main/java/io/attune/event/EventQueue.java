package io.attune.event;

import io.attune.batch.Batcher;
import io.attune.batch.Pace;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The queue side of the table {@code event}. A claim is a lease: it ends by itself when its process does not renew it,
 * and then anybody may claim the event again. Nothing is ever taken out before it is settled.
 */
@ApplicationScoped
class EventQueue implements Leases {

    // What is in (select ...) the planner does not know: else it plans anew for each, which costs more than the rest.
    // Of each connection by itself, from one to the next in the index: what waits of those left out is not read.
    private static final String CLAIM = """
            with recursive there (name) as (
                (select connection from event where state = 'stored' order by connection limit 1)
                union all
                select (select connection from event where state = 'stored' and connection > there.name
                        order by connection limit 1)
                from there where there.name is not null),
            due as materialized (
                select one.id
                from there cross join lateral (
                    select id, due_at from event
                    where state = 'stored' and connection = there.name and due_at <= (select $3::timestamptz)
                    order by due_at, id limit (select $4::bigint) for update skip locked) as one
                where there.name is not null and there.name <> all ((select $5::text[])::text[])
                order by one.due_at, one.id limit (select $4::bigint))
            update event set due_at = $1, holder = $2, tries = tries + 1
            from due where event.id = any(array(select id from due)) and event.id = due.id
            returning event.id, connection, delivery_id, topic, headers::text as headers, body, received_at, tries""";
    // By the ids, and of the days between the first and the last: however little was stored when it was planned.
    private static final String AMONG = """
             and e.id = any((select $2::bigint[])::bigint[])
                and e.id between (select min(id) from unnest((select $2::bigint[])) as those (id))
                    and (select max(id) from unnest((select $2::bigint[])) as those (id))""";
    private static final String RENEW = """
            update event e set due_at = $1 from unnest((select $2::bigint[])) as held (id)
            where e.id = held.id and holder = $3 and state || '' = 'stored'""" + AMONG;
    // Written so that no index but that of the id serves: the one of what is stored is as long as the backlog.
    private static final String SETTLE = """
            update event e set state = s.state, why = s.why, settled_at = $1, holder = null
            from unnest((select $2::bigint[]), $3::text[], $4::text[]) as s (id, state, why)
            where e.id = s.id and e.state || '' = 'stored'""" + AMONG;
    private static final String LATER = """
            update event set due_at = $1, why = $2, holder = null where id = $3 and state = 'stored'""";
    private static final String RELEASE = """
            update event e set due_at = $1, holder = null, tries = tries - 1
            from unnest((select $2::bigint[])) as held (id)
            where e.id = held.id and holder = $3 and state = 'stored'""" + AMONG;
    private static final String GIVE_BACK = """
            update event set due_at = $1, holder = null, tries = tries - 1
            where holder = $2 and due_at = $3 and state = 'stored'""";
    private static final String FREE = """
            update event set due_at = $1, holder = null where holder = $2 and state = 'stored'""";
    private static final String OPEN = """
            select from event where id = $1 and state in ('stored', 'unreadable', 'failed')""";
    private static final String REPLAY = """
            update event set state = 'stored', due_at = $1, tries = 0, why = null, settled_at = null
            where id = $2 and state in ('unreadable', 'failed') and body is not null""";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final Batcher.Size SETTLED = new Batcher.Size(200, 2, Integer.MAX_VALUE, 1, 40);

    private final UUID holder;
    private final Pool pool;
    private final Clock clock;
    private final Duration lease;
    private final Batcher<Settlement, Boolean> settling;

    EventQueue(Pool pool, Clock clock, Pace pace, ThisProcess self,
            @ConfigProperty(name = "attune.event.lease", defaultValue = "PT15S") Duration lease) {
        this.pool = pool;
        this.clock = clock;
        this.lease = lease;
        this.holder = self.id();
        this.settling = new Batcher<>(SETTLED, pace, this::settleAll);
    }

    /** Whose an event is, and until when. */
    record Lease(UUID holder, OffsetDateTime until) {}

    /** That of an event which this process takes now. */
    Lease lease() {
        return new Lease(holder, at(clock.instant().plus(lease)));
    }

    /** As below, of all connections. */
    Uni<List<Claimed>> claim(int most) {
        return claim(most, Set.of());
    }

    /**
     * At most {@code most} events that are due, the longest due first; nobody else gets them while the lease runs.
     *
     * @param without connections whose events are left where they are
     */
    Uni<List<Claimed>> claim(int most, Set<String> without) {
        var now = clock.instant();
        var taken = lease();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(taken.until(), holder, at(now), most, without.toArray(String[]::new)))
                .map(EventQueue::claimed)
                .onFailure().invoke(lost -> giveBack(taken));
    }

    /**
     * Whether events were leased is not known, since the answer was lost: they are free once the database answers, and
     * not only when the lease ends. It is known by its end, to the microsecond.
     */
    void giveBack(Lease unknown) {
        patiently(Uni.createFrom().voidItem().onItem().delayIt().by(LONGEST_PAUSE)
                .chain(() -> pool.preparedQuery(GIVE_BACK)
                        .execute(Tuple.of(at(clock.instant()), holder, unknown.until())).replaceWithVoid()))
                .subscribe().with(done -> {}, ended -> {});
    }

    /** Tried again for as long as a lease lasts: whoever waits for the database finds it as soon as it is back. */
    Uni<Void> patiently(Uni<Void> change) {
        return change.onFailure().retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).expireIn(lease.toMillis());
    }

    /** Keeps the leases of events that are still being handled. */
    Uni<Void> renew(Collection<Long> events) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(at(clock.instant().plus(lease)), ids(events), holder))
                .replaceWithVoid();
    }

    /** What was settled before stays as it was. */
    Uni<Void> settle(Settlement settlement) {
        return settling.linger(settlement).replaceWithVoid();
    }

    private Uni<List<Boolean>> settleAll(List<Settlement> settlements) {
        var parameters = Tuple.of(
                at(clock.instant()),
                ids(settlements.stream().map(Settlement::event).toList()),
                settlements.stream().map(Settlement::state).toArray(String[]::new),
                settlements.stream().map(Settlement::why).toArray(String[]::new));
        return pool.preparedQuery(SETTLE).execute(parameters)
                .map(done -> settlements.stream().map(one -> true).toList());
    }

    /** Hands it on again after the pause. */
    Uni<Void> later(long event, Duration pause, String why) {
        return pool.preparedQuery(LATER)
                .execute(Tuple.of(at(clock.instant().plus(pause)), why, event))
                .replaceWithVoid();
    }

    /** Gives back what was claimed and not begun, for others to take at once. */
    Uni<Void> release(Collection<Long> events) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(at(clock.instant()), ids(events), holder))
                .replaceWithVoid();
    }

    /** What it had begun may be what killed it: it counts as tried. */
    @Override
    public Uni<Integer> free(SqlConnection db, UUID process) {
        return db.preparedQuery(FREE).execute(Tuple.of(at(clock.instant()), process)).map(RowSet::rowCount);
    }

    Uni<Boolean> isOpen(long event) {
        return pool.preparedQuery(OPEN).execute(Tuple.of(event)).map(rows -> rows.size() == 1);
    }

    /** False: there is no parked event of this id with its body. */
    Uni<Boolean> replay(long event) {
        return pool.preparedQuery(REPLAY)
                .execute(Tuple.of(at(clock.instant()), event))
                .map(rows -> rows.rowCount() == 1);
    }

    private static List<Claimed> claimed(RowSet<Row> rows) {
        return rows.stream()
                .map(EventQueue::claimed)
                .sorted(Comparator.comparing(claimed -> claimed.event().id()))
                .toList();
    }

    private static Claimed claimed(Row row) {
        var event = new Event(row.getLong("id"), row.getString("connection"), row.getString("delivery_id"),
                row.getString("topic"), HeadersJson.read(row.getString("headers")), row.getBuffer("body").getBytes(),
                row.getOffsetDateTime("received_at").toInstant());
        return new Claimed(event, row.getInteger("tries"));
    }

    private static Long[] ids(Collection<Long> events) {
        return events.toArray(Long[]::new);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
