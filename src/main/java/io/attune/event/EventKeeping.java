package io.attune.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the inbox needs done from time to time. */
@ApplicationScoped
class EventKeeping {

    /** Bodies are personal data and go when they are of no more use; what waits for a person may wait longer. */
    private static final String EMPTY = """
            update event set body = null, headers = '{}' where id in (
                select id from event
                where body is not null and received_at < $1
                    and (state in ('done', 'ignored') or state in ('unreadable', 'failed') and received_at < $2)
                order by received_at limit 1000)""";
    private static final int FULL = 1000;
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Pool pool;
    private final Clock clock;
    private final EventFeed feed;
    private final Duration kept;
    private final Duration parkedKept;

    EventKeeping(Pool pool, Clock clock, EventFeed feed,
            @ConfigProperty(name = "attune.event.body-kept", defaultValue = "P7D") Duration kept,
            @ConfigProperty(name = "attune.event.parked-body-kept", defaultValue = "P90D") Duration parkedKept) {
        this.pool = pool;
        this.clock = clock;
        this.feed = feed;
        this.kept = kept;
        this.parkedKept = parkedKept;
    }

    void stop(@Observes ShutdownEvent event) {
        feed.close().await().atMost(STOP);
    }

    /** Finds what other processes stored, what became due again, and what a dead process left. */
    @Scheduled(every = "1s", identity = "event poll")
    void poll() {
        feed.tick();
    }

    @Scheduled(every = "5s", identity = "event leases")
    Uni<Void> renew() {
        return feed.renew();
    }

    @Scheduled(every = "10m", identity = "event bodies")
    Uni<Void> emptyOld() {
        return empty(Tuple.of(before(kept), before(parkedKept)));
    }

    private Uni<Void> empty(Tuple cutoffs) {
        return pool.preparedQuery(EMPTY).execute(cutoffs)
                .chain(rows -> rows.rowCount() < FULL ? Uni.createFrom().voidItem() : empty(cutoffs));
    }

    private OffsetDateTime before(Duration age) {
        return clock.instant().minus(age).atOffset(ZoneOffset.UTC);
    }
}
