package io.attune.delivery;

import io.attune.document.InOrder;
import io.attune.process.ThisProcess;
import io.attune.record.Saving;
import io.attune.runtime.StartRefused;
import io.attune.sync.Couriers;
import io.attune.sync.Lagging;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the deliveries going: claims what is due when woken or once a second, and has a bounded number under way. With
 * free places it takes what a step makes due from that step. All its state are those numbers; what is due stands in the
 * database.
 */
@Startup
@ApplicationScoped
class DeliveryWorker implements Couriers, HandedOn.Worker {

    private static final long POLL_MILLIS = 1_000;
    private static final Duration STOP = Duration.ofSeconds(35);

    private final Deliveries deliveries;
    private final Dispatcher dispatcher;
    private final Vertx vertx;
    private final CallWidth width;
    private final Places places;
    private final AtomicBoolean claiming = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private final Set<UUID> unsure = ConcurrentHashMap.newKeySet();
    private final ThisProcess self;
    private final Clock clock;
    private volatile boolean running;
    private long timer;

    /** @param most deliveries at once here; 0 leaves all of them to other processes */
    DeliveryWorker(Deliveries deliveries, Dispatcher dispatcher, CallWidth width, Vertx vertx, ThisProcess self,
            Clock clock,
            @ConfigProperty(name = "attune.delivery.concurrency", defaultValue = "800") int most) {
        if (most < 0) {
            throw new StartRefused("attune.delivery.concurrency: " + most + " is less than 0, which delivers nothing here");
        }
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.vertx = vertx;
        this.width = width;
        this.self = self;
        this.clock = clock;
        this.places = new Places(most, width::of, width::isLeftAlone);
    }

    /** Not before our own server listens: in the demo, the systems that are called are behind it. */
    void start(@ObservesAsync HttpServerStart started) {
        running = true;
        timer = vertx.getDelegate().setPeriodic(POLL_MILLIS, id -> {
            letGoOfUnsure();
            places.tick();
            look();
        });
    }

    void wake(@Observes Lagging lagging) {
        look();
    }

    /** Lets the calls that are under way end, then frees what is left for others. */
    void stop(@Observes ShutdownEvent event) {
        running = false;
        dispatcher.stop();
        vertx.getDelegate().cancelTimer(timer);
        var idle = Uni.createFrom().item(places::underWay)
                .onItem().transform(left -> left == 0)
                .repeat().withDelay(Duration.ofMillis(20)).until(Boolean::booleanValue)
                .collect().last();
        idle.ifNoItem().after(STOP).recoverWithItem(false).await().atMost(STOP.plusSeconds(1));
        if (places.underWay() > 0) {
            Log.warnf("delivery.cut-off count=%d next=\"begun anew by whoever goes on\"", places.underWay());
        }
        deliveries.letGo().onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(2));
    }

    @Override
    public Errands take(List<Saving> savings) {
        var now = clock.instant();
        var lease = new Saving.Lease(self.id(), now.plus(Deliveries.LEASE), ChronoUnit.MICROS.between(Instant.EPOCH, now));
        return new HandedOn(savings, lease, now, this);
    }

    @Override
    public List<Claimed> places(List<Claimed> due) {
        return !running || claiming.get() || again.get() ? List.of() : due.stream()
                .collect(Collectors.groupingBy(Dispatcher::common, LinkedHashMap::new, Collectors.toList()))
                .values().stream()
                .filter(some -> dispatcher.isAlone(some.get(0), some.size()))
                .flatMap(List::stream)
                .filter(one -> places.takeNext(one))
                .toList();
    }

    /** A bug of ours is that delivery's alone: by itself it will show it. */
    @Override
    public Optional<FirstWrite> first(Claimed taken) {
        try {
            return dispatcher.place(taken).flatMap(place -> FirstWrite.of(
                    Attempt.begin(taken, place, taken.hand().state().orElseThrow(), null)));
        } catch (RuntimeException e) {
            Log.debugf(e, "delivery.first-write-failed %s next=\"decided by itself\"", taken);
            return Optional.empty();
        }
    }

    /** What is left of them when this process stops is let go with all others. */
    @Override
    public void begin(List<Claimed> stored) {
        dispatcher.send(stored, false, this::ended);
    }

    /** One or the other may be stored all the same: nobody would work on it until its lease ends. */
    @Override
    public void drop(List<Claimed> notStored) {
        notStored.forEach(one -> {
            unsure.add(one.record());
            places.free(one, 1);
        });
    }

    private void letGoOfUnsure() {
        var records = InOrder.set(unsure);
        if (!records.isEmpty()) {
            deliveries.letGo(records).subscribe().with(done -> unsure.removeAll(records), failure -> {});
        }
    }

    /** One claim at a time; a wake-up during it leads to another one. */
    private void look() {
        again.set(true);
        if (running && claiming.compareAndSet(false, true)) {
            again.set(false);
            var room = places.room(width.connections());
            if (room.places() == 0) {
                places.take(List.of(), false); // whoever ends looks again
                claiming.set(false);
                lookIfWorthIt();
                return;
            }
            deliveries.claim(room)
                    .subscribe().with(claimed -> begin(claimed, room.places()), this::failed);
        }
    }

    private void begin(List<Claimed> claimed, int asked) {
        boolean all = claimed.size() < asked;
        places.take(claimed, all);
        var byUse = claimed.stream().collect(Collectors.partitioningBy(one -> width.isLeftAlone(one.connection())));
        dispatcher.send(byUse.get(false), places.isMoreDue(), this::ended);
        dispatcher.send(byUse.get(true), false, this::ended);
        claiming.set(false);
        if (again.get() || !all || places.isWorthALook()) {
            look();
        }
    }

    private void failed(Throwable failure) {
        claiming.set(false);
        Log.errorf("delivery.claim-failed why=\"%s\" next=\"tried again within a second\"", failure.getMessage());
    }

    private void ended(Claimed like, int count) {
        places.free(like, count);
        lookIfWorthIt();
    }

    private void lookIfWorthIt() {
        if (places.isWorthALook()) {
            look();
        }
    }
}
