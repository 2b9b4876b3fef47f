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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends off what was claimed: each by itself, or in a group where the place takes batches. */
@ApplicationScoped
class Dispatcher {

    /** So that batches fill up. More would only wait longer for each other, and be kept in memory meanwhile. */
    private static final int BATCHES_IN_A_GROUP = 3;
    /** However many are in a group, it takes no more of the places that this process has than so many. */
    private static final int PLACES = 32;

    private final Deliveries deliveries;
    private final Deliverer deliverer;
    private final RuleBook rules;
    private final Supplier<DeliveryGroup> newGroup;
    private final BatchSupport support;
    private volatile boolean isStopping;

    Dispatcher(Deliveries deliveries, Deliverer deliverer, RuleBook rules, Calls calls, Vertx vertx, Clock clock) {
        this.deliveries = deliveries;
        this.deliverer = deliverer;
        this.rules = rules;
        support = new BatchSupport(clock);
        var outcomes = new BatchSender<Outcome>(new Ways<>(
                (place, call) -> calls.make(place.connection(), place.object(), call),
                (place, batch) -> calls.make(place.connection(), batch), Function.identity()), support);
        var searches = new BatchSender<Search>(new Ways<>(
                (place, call) -> calls.search(place.connection(), place.object(), call),
                (place, batch) -> calls.search(place.connection(), batch), Search.Failed::new), support);
        newGroup = () -> new DeliveryGroup(outcomes, searches, clock,
                (pause, task) -> vertx.setTimer(pause.toMillis(), id -> task.run()));
    }

    /** Those that go together, in the order in which they were claimed. */
    List<List<Claimed>> groups(List<Claimed> claimed) {
        return List.copyOf(claimed.stream().collect(Collectors.groupingBy(this::common, LinkedHashMap::new,
                Collectors.toList())).values());
    }

    private Object common(Claimed one) {
        return batching(one).isPresent() ? List.of(one.connection(), one.mapping(), one.system()) : one;
    }

    /** The place of a delivery, where it takes batches. */
    private Optional<Place> batching(Claimed one) {
        return rules.place(one.mapping(), one.system()).filter(support::isThere);
    }

    int places(List<Claimed> group) {
        return Math.min(group.size(), PLACES);
    }

    /**
     * Completes when all of them have ended.
     *
     * @param more whether more may be due than were claimed: then a group takes along what goes the same way
     */
    Uni<Void> send(List<Claimed> group, boolean more) {
        var place = batching(group.get(0)).filter(known -> more);
        return place.isPresent() ? withMore(group, BATCHES_IN_A_GROUP * place.get().object().largestBatch())
                .chain(this::deliver) : deliver(group);
    }

    private Uni<List<Claimed>> withMore(List<Claimed> group, int most) {
        return deliveries.claimLike(group.get(0), Math.max(0, most - group.size()))
                .map(others -> Stream.of(group, others).flatMap(Collection::stream).toList())
                .onFailure().recoverWithItem(group);
    }

    private Uni<Void> deliver(List<Claimed> claimed) {
        var group = newGroup.get();
        return group.run(claimed.stream().<Supplier<Uni<Void>>>map(one -> () -> deliver(one, group)).toList());
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
            return deliveries.putOff(claimed);
        }
        Log.errorf(failure, "delivery.failed %s next=\"again in a moment, or when its lease ends\"", claimed);
        return deliveries.putOff(claimed);
    }

    /** No delivery begins any more; those that have begun come to their end. */
    void stop() {
        isStopping = true;
    }
}
