package io.attune.delivery;

import io.attune.batch.Columns;
import io.attune.process.Leases;
import io.attune.process.ThisProcess;
import io.attune.retry.NextStep;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
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
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The delivery marks as rows: claimed with a lease, released by how the attempt ended. */
@ApplicationScoped
class Deliveries implements Leases {

    /** Longer than the longest attempt: a search, a read and a write of 30 s each, and in a group as many waits. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final Duration DAY = Duration.ofDays(1);

    private static final String CHECK = """
            select 1 from delivery where record = $1 and system = $2 and fence = $3 and state <> 'held' for update""";
    /** What told of another change while it was read is due again. */
    private static final String DROP = """
            with done as materialized (
                select * from unnest($1::uuid[], $2::text[], $3::bigint[]) as done (record, system, asked)
            ), again as (
                update delivery set asked = delivery.asked - done.asked, due_at = $4, tries = 0, lease = null,
                    leased_to = null
                from done where delivery.record = any(($1::uuid[])::uuid[]) and delivery.record = done.record
                    and delivery.system = done.system and delivery.asked <> done.asked
            )
            delete from delivery using done
            where delivery.record = any(($1::uuid[])::uuid[]) and delivery.record = done.record
                and delivery.system = done.system and delivery.asked = done.asked""";
    private static final String AGAIN = """
            update delivery set state = $3, due_at = $4, tries = $5, outage = $6, waits_for = $7, words = $8,
                retry_at = $10, lease = null, leased_to = null
            where record = $1 and system = $2 and fence = $9""";
    private static final String STAY = """
            update delivery set state = 'waiting', tries = 0,
                due_at = case when asked > $4 then $5::timestamptz else $6::timestamptz end,
                outage = false, waits_for = $7, words = $8, retry_at = null, asked = asked - $4, lease = null,
                leased_to = null
            where record = $1 and system = $2 and fence = $3""";
    private static final String PUT_OFF = """
            update delivery set due_at = $4, lease = null, leased_to = null
            where record = $1 and system = $2 and fence = $3""";
    private static final String LET_GO = """
            update delivery set lease = null, leased_to = null where lease = $1""";
    private static final String GIVE_BACK = LET_GO + " and leased_to = $2";
    private static final String LET_GO_OF = LET_GO + " and record = any($2)";

    private final Pool pool;
    private final Clock clock;
    private final ThisProcess self;

    Deliveries(Pool pool, Clock clock, ThisProcess self) {
        this.pool = pool;
        this.clock = clock;
        this.self = self;
    }

    /** At most this many of those that are due, leased to this process. */
    Uni<List<Claimed>> claim(int most) {
        return claim(new Places.Room(most, List.of(), false));
    }

    /** Those of each connection that are live before the others, and the longest due first. */
    Uni<List<Claimed>> claim(Places.Room room) {
        var now = clock.instant();
        return Columns.of(room.parts()).with(self.id()).with(at(now.plus(LEASE))).with(at(now)).with(room.places())
                .texts(Places.Part::connection).ints(Places.Part::places).ints(Places.Part::bulk)
                .with(room.bulkFirst()).query(pool, ClaimSql.ANY)
                .onFailure().invoke(lost -> giveBack(now.plus(LEASE)))
                .map(rows -> ClaimSql.claimed(rows, now));
    }

    /** The same of those that go to the same place as this one. */
    Uni<List<Claimed>> claimLike(Claimed one, int most) {
        var now = clock.instant();
        return pool.preparedQuery(ClaimSql.LIKE)
                .execute(Tuple.from(List.of(self.id(), at(now.plus(LEASE)), at(now), most, one.connection(),
                        one.mapping(), one.system(), one.bulk())))
                .onFailure().invoke(lost -> giveBack(now.plus(LEASE)))
                .map(rows -> ClaimSql.claimed(rows, now));
    }

    /** Whether any were leased is not known, since the answer was lost; nobody here would end that lease. */
    private void giveBack(Instant leasedTo) {
        Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE)
                .chain(() -> pool.preparedQuery(GIVE_BACK).execute(Tuple.of(self.id(), at(leasedTo))))
                .onFailure().retry().withBackOff(PAUSE, PAUSE).expireIn(LEASE.toMillis())
                .subscribe().with(done -> {}, ended -> {});
    }

    /**
     * Fails with {@link LeaseLost} if another worker has claimed it since, or it has become a delete that is held;
     * else it is locked until the transaction ends.
     */
    Uni<Void> check(SqlConnection db, Claimed claimed) {
        return db.preparedQuery(CHECK).execute(Tuple.of(claimed.record(), claimed.system(), claimed.fence()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new LeaseLost(claimed);
                    }
                })
                .replaceWithVoid();
    }

    /** They are done, of one record each; one that was told of another change meanwhile is due again. */
    Uni<Void> drop(SqlConnection db, List<Claimed> done) {
        return Columns.of(done).uuids(Claimed::record).texts(Claimed::system).longs(Claimed::asked)
                .with(at(clock.instant())).run(db, DROP);
    }

    /** A newer value came while this one was written. */
    Uni<Void> dueNow(SqlConnection db, Claimed claimed) {
        return again(db, claimed, new Verdict("due", clock.instant(), 0, false, List.of(), null));
    }

    Uni<Void> tryAgain(SqlConnection db, Claimed claimed, NextStep.TryAgain next) {
        return again(db, claimed, new Verdict("due", next.at(), next.tries(), next.outage(), List.of(), next.why()),
                next.scheduledFor());
    }

    Uni<Void> giveUp(SqlConnection db, Claimed claimed, String why) {
        return again(db, claimed,
                new Verdict("dead", clock.instant(), claimed.tried().tries() + 1, false, List.of(), why));
    }

    /** Until one of the parents is linked, but looked at again at this moment at the latest. */
    Uni<Void> waitFor(SqlConnection db, Claimed claimed, Collection<UUID> parents, Instant until) {
        return again(db, claimed, new Verdict("waiting", until, claimed.tried().tries(), false, parents,
                "waits for a record that it refers to"));
    }

    /**
     * All but what refers to them was written: it stays in the list until one of them is linked. It is looked at again
     * after as long again as it has waited, a day at most, since one may come without a webhook.
     */
    Uni<Void> stayFor(SqlConnection db, Claimed claimed, Collection<UUID> parents, Instant now) {
        var waited = Duration.between(claimed.since(), now);
        var again = now.plus(Collections.max(List.of(MOMENT, Collections.min(List.of(DAY, waited)))));
        return db.preparedQuery(STAY)
                .execute(Tuple.from(new Object[] {claimed.record(), claimed.system(), claimed.fence(), claimed.asked(),
                    at(now), at(again), parents.toArray(UUID[]::new),
                    "is blank there: waits for a record that it refers to"}))
                .replaceWithVoid();
    }

    private record Verdict(String state, Instant dueAt, int tries, boolean outage, Collection<UUID> parents,
            String words) {}

    private static Uni<Void> again(SqlConnection db, Claimed claimed, Verdict verdict) {
        return again(db, claimed, verdict, verdict.dueAt());
    }

    private static Uni<Void> again(SqlConnection db, Claimed claimed, Verdict verdict, Instant scheduledFor) {
        return db.preparedQuery(AGAIN)
                .execute(
                        Tuple.from(new Object[] {claimed.record(), claimed.system(), verdict.state(),
                        at(verdict.dueAt()),
                    verdict.tries(), verdict.outage(), verdict.parents().toArray(UUID[]::new), verdict.words(),
                    claimed.fence(), at(scheduledFor)}))
                .replaceWithVoid();
    }

    /** Nothing was decided about it: due again in a moment, with the tries it had. */
    Uni<Void> putOff(Claimed claimed) {
        return pool.preparedQuery(PUT_OFF)
                .execute(Tuple.of(claimed.record(), claimed.system(), claimed.fence(),
                        at(clock.instant().plus(MOMENT))))
                .replaceWithVoid();
    }

    /** What may have been stored with a lease of this process, and is not under way, is free at once. */
    Uni<Void> letGo(Collection<UUID> records) {
        return pool.preparedQuery(LET_GO_OF).execute(Tuple.of(self.id(), records.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** What this process has claimed and not finished is free for others at once. */
    Uni<Void> letGo() {
        return pool.withConnection(db -> free(db, self.id())).replaceWithVoid();
    }

    @Override
    public Uni<Integer> free(SqlConnection db, UUID process) {
        return db.preparedQuery(LET_GO).execute(Tuple.of(process)).map(RowSet::rowCount);
    }

    static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
