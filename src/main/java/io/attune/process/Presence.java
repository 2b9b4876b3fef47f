package io.attune.process;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Holds a lock of the database in a session of its own: the database lets go of it when the process dies. Who gets the
 * lock of another process frees what that one had under way. Whoever is taken for dead and is not, since its session
 * broke, notices by the numbers of its leases.
 */
@ApplicationScoped
class Presence {

    private static final int LAST = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A machine that vanished without a word is noticed in about ten seconds. */
    private static final String NOTICE = """
            select set_config('tcp_keepalives_idle', '4', false), set_config('tcp_keepalives_interval', '2', false),
                set_config('tcp_keepalives_count', '3', false)""";
    private static final String LOCK = "select pg_try_advisory_lock(hashtextextended('process ' || $1::uuid, 0))";
    private static final String TRY = "select pg_try_advisory_xact_lock(hashtextextended('process ' || $1::uuid, 0))";
    private static final String ENTER =
            "insert into process (id, began_at) values ($1, $2) on conflict (id) do nothing";
    private static final String OTHERS = "select id from process where id <> $1";
    private static final String LEAVE = "delete from process where id = $1";

    private final Pool pool;
    private final ThisProcess self;
    private final List<Leases> leases;
    private final Clock clock;
    private final Replicas replicas;
    private final AtomicReference<Optional<SqlConnection>> session = new AtomicReference<>(Optional.empty());
    private volatile boolean begun;

    Presence(Pool pool, ThisProcess self, @All List<Leases> leases, Clock clock, Replicas replicas) {
        this.pool = pool;
        this.self = self;
        this.leases = leases;
        this.clock = clock;
        this.replicas = replicas;
    }

    /** Before anything is taken on lease; a database that does not answer is no reason not to start. */
    void start(@Observes StartupEvent event) {
        look().ifNoItem().after(PATIENCE).fail().onFailure().recoverWithNull().await().indefinitely();
        begun = true;
    }

    @Scheduled(every = "1s", identity = "processes", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> again() {
        return begun ? look() : Uni.createFrom().voidItem();
    }

    Uni<Void> look() {
        return session.get().map(Uni.createFrom()::item).orElseGet(this::enter)
                .chain(own -> own.preparedQuery(OTHERS).execute(Tuple.of(self.id())).onFailure().call(this::forget))
                .invoke(others -> replicas.are(others.size() + 1))
                .chain(rows -> Multi.createFrom().iterable(rows)
                        .onItem().transformToUniAndConcatenate(row -> bury(row.getUUID("id")))
                        .collect().last().replaceWithVoid());
    }

    private Uni<SqlConnection> enter() {
        return pool.getConnection().chain(own -> own.query(NOTICE).execute()
                .chain(() -> own.preparedQuery(LOCK).execute(Tuple.of(self.id())))
                .invoke(Presence::requireLock)
                .chain(() -> own.preparedQuery(ENTER)
                        .execute(Tuple.of(self.id(), clock.instant().atOffset(ZoneOffset.UTC))))
                .invoke(() -> session.set(Optional.of(own)))
                .onFailure().call(own::close)
                .replaceWith(own));
    }

    /** Nobody waits for it: a session of this process that broke may hold it until the database notices. */
    private static void requireLock(RowSet<Row> answer) {
        if (!answer.iterator().next().getBoolean(0)) {
            throw new IllegalStateException("the lock of this process is held by another session of it");
        }
    }

    /** The session broke, and with it the lock: another one is opened at the next look. */
    private Uni<Void> forget() {
        return session.getAndSet(Optional.empty()).map(SqlConnection::close)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .onFailure().recoverWithNull();
    }

    private Uni<Void> bury(UUID other) {
        return pool.withTransaction(db -> db.preparedQuery(TRY).execute(Tuple.of(other))
                .chain(rows -> rows.iterator().next().getBoolean(0) ? free(db, other) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> free(SqlConnection db, UUID dead) {
        return Multi.createFrom().iterable(leases)
                .onItem().transformToUniAndConcatenate(kind -> kind.free(db, dead))
                .collect().with(Collectors.summingInt(Integer::intValue))
                .call(() -> db.preparedQuery(LEAVE).execute(Tuple.of(dead)))
                .invoke(freed -> Log.warnf("process.died process=%s freed=%d next=\"taken up here or elsewhere\"", dead,
                        freed))
                .replaceWithVoid();
    }

    /** After all that lets go of its own leases. */
    void stop(@Observes @Priority(LAST) ShutdownEvent event) {
        pool.preparedQuery(LEAVE).execute(Tuple.of(self.id())).replaceWithVoid()
                .chain(this::forget)
                .ifNoItem().after(PATIENCE).fail().onFailure().recoverWithNull().await().indefinitely();
    }
}
