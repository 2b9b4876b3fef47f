package io.attune.delivery;

import io.attune.sync.Lagging;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the deliveries going: claims what is due when woken or once a second, and has a bounded number under way. All
 * its state are those numbers; what is due stands in the database.
 */
@ApplicationScoped
class DeliveryWorker {

    private static final long POLL_MILLIS = 1_000;
    private static final Duration STOP = Duration.ofSeconds(35);

    private final Deliveries deliveries;
    private final Dispatcher dispatcher;
    private final Vertx vertx;
    private final CallWidth width;
    private final Places places;
    private final AtomicBoolean claiming = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile boolean running;
    private long timer;

    DeliveryWorker(Deliveries deliveries, Dispatcher dispatcher, CallWidth width, Vertx vertx,
            @ConfigProperty(name = "attune.delivery.concurrency", defaultValue = "800") int most) {
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.vertx = vertx;
        this.width = width;
        this.places = new Places(most, width::of);
    }

    /** Not before our own server listens: in the demo, the systems that are called are behind it. */
    void start(@ObservesAsync HttpServerStart started) {
        running = true;
        timer = vertx.getDelegate().setPeriodic(POLL_MILLIS, id -> look());
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
        deliveries.letGo().onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(2));
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
        dispatcher.send(claimed, places.isMoreDue(), this::ended);
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
