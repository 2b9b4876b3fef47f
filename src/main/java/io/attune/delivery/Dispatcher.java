package io.attune.delivery;

import io.attune.call.Calls;
import io.attune.connector.Search;
import io.attune.delivery.BatchSender.Ways;
import io.attune.retry.Outcome;
import io.attune.sync.Place;
import io.attune.sync.RuleBook;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends off what was claimed: each by itself, or in a group where the place takes batches and there is a backlog. */
@ApplicationScoped
class Dispatcher {

    /** So that batches fill up. More would only wait longer for each other, and be kept in memory meanwhile. */
    private static final int BATCHES_IN_A_GROUP = 6;
    /** However many are in a group, it takes no more of the places that this process has than so many. */
    private static final int PLACES = 64;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Deliveries deliveries;
    private final Deliverer deliverer;
    private final RuleBook rules;
    private final Function<Boolean, DeliveryGroup> newGroup;
    private final BatchSupport support;
    private final Map<Object, Gathering> gatherings = new ConcurrentHashMap<>();
    private volatile boolean isStopping;

    Dispatcher(Deliveries deliveries, Deliverer deliverer, RuleBook rules, Calls calls, Vertx vertx, Clock clock) {
        this.deliveries = deliveries;
        this.deliverer = deliverer;
        this.rules = rules;
        support = new BatchSupport(clock);
        // A timer of Vert.x ends with whatever server it was set by, and a stop waits for what has begun.
        DeliveryGroup.Timer timer = (pause, task) ->
                vertx.nettyEventLoopGroup().schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        var senders = Stream.of(false, true).collect(Collectors.toMap(Function.identity(), bulk -> new Senders(
                outcomes(calls, bulk), searches(calls, bulk))));
        newGroup = bulk -> new DeliveryGroup(senders.get(bulk).outcomes(), senders.get(bulk).searches(), clock, timer);
    }

    private record Senders(BatchSender<Outcome> outcomes, BatchSender<Search> searches) {}

    private BatchSender<Outcome> outcomes(Calls calls, boolean bulk) {
        return new BatchSender<>(new Ways<>(
                (place, call) -> calls.make(place.connection(), place.object(), bulk ? call.inBulk() : call),
                (place, batch) -> calls.make(place.connection(), bulk ? batch.inBulk() : batch),
                Function.identity()), support);
    }

    private BatchSender<Search> searches(Calls calls, boolean bulk) {
        return new BatchSender<>(new Ways<>(
                (place, call) -> calls.search(place.connection(), place.object(), bulk ? call.inBulk() : call),
                (place, batch) -> calls.search(place.connection(), bulk ? batch.inBulk() : batch),
                Search.Failed::new), support);
    }

    /** Told how many of the places that deliveries of a kind take are free again. */
    interface Freed {
        void free(Claimed like, int places);
    }

    /**
     * Sets out with them.
     *
     * @param more  whether more may be due than were claimed: then a group takes along what goes the same way
     * @param freed told of their places, until all are free again
     */
    void send(List<Claimed> claimed, boolean more, Freed freed) {
        claimed.stream().collect(Collectors.groupingBy(Dispatcher::common, LinkedHashMap::new, Collectors.toList()))
                .forEach((common, some) -> send(common, some, more, freed));
    }

    /** Whether so many that go where this one goes need not gather with others that are due. */
    boolean isAlone(Claimed one, int count) {
        return place(one).filter(support::isThere).isEmpty()
                || gatherings.computeIfAbsent(common(one), key -> new Gathering()).isCalm(count);
    }

    /** Where it goes; empty where that is not there any more. */
    Optional<Place> place(Claimed one) {
        return rules.place(one.mapping(), one.system());
    }

    static Object common(Claimed one) {
        return List.of(one.connection(), one.mapping(), one.system(), one.bulk());
    }

    private void send(Object common, List<Claimed> claimed, boolean more, Freed freed) {
        var first = claimed.get(0);
        var place = place(first).filter(support::isThere);
        if (place.isPresent()) {
            var way = new Way(place.get(), gatherings.computeIfAbsent(common, key -> new Gathering()), freed);
            depart(way, way.gathering.come(claimed, more));
        } else {
            claimed.forEach(one -> run(alone(one), () -> freed.free(one, 1)));
        }
    }

    /** How those go that gather for one place. */
    private record Way(Place place, Gathering gathering, Freed freed) {}

    private void depart(Way way, Gathering.Departure departure) {
        if (departure.together()) {
            int places = Math.min(departure.claimed().size(), PLACES);
            var like = departure.claimed().get(0);
            way.freed.free(like, departure.claimed().size() - places);
            var all = departure.more() ? withMore(way, departure.claimed())
                    : Uni.createFrom().item(departure.claimed());
            run(all.chain(group -> together(way, group)), () -> way.freed.free(like, places));
        } else {
            departure.claimed().forEach(one -> run(alone(one), () -> {
                way.freed.free(one, 1);
                depart(way, way.gathering.end());
            }));
        }
    }

    private static void run(Uni<Void> delivery, Runnable ended) {
        delivery.subscribe().with(done -> ended.run(), failure -> ended.run());
    }

    private Uni<Void> alone(Claimed claimed) {
        var group = newGroup.apply(claimed.bulk());
        return group.run(List.of(() -> deliver(claimed, group)));
    }

    private Uni<List<Claimed>> withMore(Way way, List<Claimed> group) {
        int most = BATCHES_IN_A_GROUP * way.place.object().largestBatch();
        return deliveries.claimLike(group.get(0), Math.max(0, most - group.size()))
                .onFailure().recoverWithItem(List.of())
                .invoke(others -> way.gathering.join(others.size()))
                .map(others -> Stream.of(group, others).flatMap(Collection::stream).toList());
    }

    private Uni<Void> together(Way way, List<Claimed> claimed) {
        var group = newGroup.apply(claimed.get(0).bulk());
        return group.run(claimed.stream().<Supplier<Uni<Void>>>map(one -> () -> deliver(one, group)
                .onTermination().invoke(() -> depart(way, way.gathering.end()))).toList());
    }

    /** What has not begun when this process stops is left to others. */
    private Uni<Void> deliver(Claimed claimed, DeliveryGroup group) {
        return isStopping ? Uni.createFrom().voidItem()
                : Uni.createFrom().deferred(() -> deliverer.deliver(claimed, group))
                        .onFailure().recoverWithUni(failure -> broke(claimed, failure));
    }

    /** A bug of ours, or the database is away: the delivery stays due, and is not begun anew at once. */
    private Uni<Void> broke(Claimed claimed, Throwable failure) {
        if (failure instanceof VersionPassed passed) {
            Log.infof("delivery.put-off %s why=\"%s\"", claimed, passed.getMessage());
        } else {
            Log.errorf(failure, "delivery.failed %s next=\"again in a moment, or when the database is back\"", claimed);
        }
        return putOff(claimed);
    }

    /** Where the database is away this waits for it: the lease would keep the delivery from everybody, for minutes. */
    private Uni<Void> putOff(Claimed claimed) {
        return Uni.createFrom().deferred(() -> deliveries.putOff(claimed))
                .onFailure().invoke(why -> Log.debugf("delivery.not-put-off %s why=\"%s\"", claimed, why.getMessage()))
                .onFailure(failure -> !isStopping)
                .retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).expireIn(Deliveries.LEASE.toMillis());
    }

    /** No delivery begins any more; those that have begun come to their end. */
    void stop() {
        isStopping = true;
    }
}
