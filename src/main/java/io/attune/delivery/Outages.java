package io.attune.delivery;

import io.attune.call.BreakerClosed;
import io.attune.runtime.StartRefused;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the wait of deliveries that failed by an outage as soon as the connection answers again: one of them looks every
 * 30 s unless set, using up no try, and when it gets through the others follow, spread over as long, so that what just
 * came back is not knocked over.
 */
@Startup
@ApplicationScoped
class Outages {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final String RELEASE = """
            update delivery set outage = false,
                due_at = least(due_at, $2::timestamptz + random() * make_interval(secs => $3))
            where connection = $1 and outage and state = 'due'""";
    // The first of each connection, from one to the next in the index, however many wait. What is under way was due when it
    // was claimed, and is so still: then that one looks.
    static final String PROBE = """
            with recursive failing (connection) as (
                (select connection from delivery where outage and state = 'due' order by connection limit 1)
                union all
                select (select connection from delivery where outage and state = 'due'
                        and connection > failing.connection order by connection limit 1)
                from failing where failing.connection is not null)
            update delivery set due_at = $1
            from failing cross join lateral (
                select record, system, due_at from delivery
                where outage and state = 'due' and connection = failing.connection
                order by due_at limit 1) as first
            where failing.connection is not null and first.due_at > $1
                and delivery.record = first.record and delivery.system = first.system
            returning delivery.connection""";

    private final Pool pool;
    private final Clock clock;
    private final Duration every;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    Outages(Pool pool, Clock clock,
            @ConfigProperty(name = "attune.delivery.probe-every", defaultValue = "PT30S") Duration every) {
        this.pool = pool;
        this.clock = clock;
        this.every = every;
        if (every.compareTo(SHORTEST) < 0) {
            throw new StartRefused("attune.delivery.probe-every is at least " + SHORTEST + ", not " + every);
        }
    }

    void failed(String connection) {
        failing.add(connection);
    }

    /** The connection works: what failed by its outage is due, spread so that it is not run over. */
    Uni<Void> answered(String connection) {
        if (!failing.remove(connection)) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(connection, Deliveries.at(clock.instant()),
                        every.toMillis() / 1_000.0))
                .invoke(rows ->
                        Log.infof("connection.recovered connection=%s deliveries=%d", connection, rows.rowCount()))
                .replaceWithVoid();
    }

    /** A breaker closes: its connection answers again. */
    void closed(@Observes BreakerClosed closed) {
        failing.add(closed.connection());
        answered(closed.connection()).subscribe().with(done -> { }, failure ->
                Log.warnf("connection.recovered connection=%s failed=\"%s\" next=\"the probe sees it within %s\"",
                        closed.connection(), failure.getMessage(), every));
    }

    @Scheduled(every = "${attune.delivery.probe-every:PT30S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> probe() {
        return pool.preparedQuery(PROBE).execute(Tuple.of(Deliveries.at(clock.instant())))
                .invoke(rows -> rows.forEach(row -> failing.add(row.getString("connection"))))
                .replaceWithVoid();
    }
}
