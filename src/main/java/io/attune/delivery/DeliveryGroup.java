package io.attune.delivery;

import io.attune.call.Here;
import io.attune.connector.Call;
import io.attune.connector.Search;
import io.attune.delivery.HeldCalls.Held;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.sync.Place;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Deliveries to one place that are due at the same time and make their calls together. Each takes its own steps and
 * ends in its own way; its calls are held until they fill a batch, or until all others that are on their way wait for a
 * call too: then searches and reads go before writes, which others may join. Who calls for something that goes in no batch is not waited for. A few take their steps at once, so that a
 * thousand of them do not take the database from everybody else; who has begun goes before who has not. For any thread.
 */
final class DeliveryGroup {

    /** How many take steps at the same time. */
    private static final int AT_WORK = 8;
    /** Whoever waited for so long goes without the others. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** By this a clock may be behind a timer. */
    private static final Duration TICK = Duration.ofMillis(100);
    /** A process that stood still meanwhile sends none of them. */
    private static final Duration TOO_LATE = Duration.ofSeconds(30);

    private final BatchSender<Outcome> outcomes;
    private final BatchSender<Search> searches;
    private final Clock clock;
    private final Timer timer;
    private final HeldCalls<Outcome> heldOutcomes = new HeldCalls<>();
    private final HeldCalls<Search> heldSearches = new HeldCalls<>();
    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final Deque<Runnable> fresh = new ArrayDeque<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private int atWork;
    private int calling;
    private int left;
    private boolean isTimed;
    private boolean isOverdue;

    DeliveryGroup(BatchSender<Outcome> outcomes, BatchSender<Search> searches, Clock clock, Timer timer) {
        this.outcomes = outcomes;
        this.searches = searches;
        this.clock = clock;
        this.timer = timer;
    }

    /** Runs a task later. */
    interface Timer {
        void after(Duration pause, Runnable task);
    }

    /** Carries out all of them, once. Completes when each has ended, however it ended. */
    Uni<Void> run(List<Supplier<Uni<Void>>> deliveries) {
        return deliveries.isEmpty() ? Uni.createFrom().voidItem() : Uni.createFrom().emitter(all -> {
            synchronized (this) {
                left = deliveries.size();
                deliveries.forEach(one -> fresh.add(() -> one.get()
                        .subscribe().with(done -> leave(all), failure -> leave(all))));
            }
            goOn();
        });
    }

    private void leave(UniEmitter<? super Void> all) {
        boolean isLast;
        synchronized (this) {
            atWork--;
            left--;
            isLast = left == 0;
        }
        goOn();
        if (isLast) {
            all.complete(null);
        }
    }

    Uni<Outcome> make(Place place, Call call) {
        return answer(place, call, outcomes, heldOutcomes);
    }

    Uni<Search> search(Place place, Call call) {
        return answer(place, call, searches, heldSearches);
    }

    /** It comes on the context of the delivery, whoever's call brought it. */
    private <R> Uni<R> answer(Place place, Call call, BatchSender<R> sender, HeldCalls<R> held) {
        return Uni.createFrom().<R>emitter(emitter -> {
            var kind = sender.kind(place, call);
            synchronized (this) {
                atWork--;
                kind.ifPresent(known -> held.add(known, new Held<>(place, call, clock.instant(), emitter)));
            }
            if (kind.isEmpty()) {
                tell(sender.alone(place, call), emitter, 0);
            }
            goOn();
        }).emitOn(Here.executor());
    }

    /** @param called how many of those that are waited for it was */
    private <R> void tell(Uni<R> answer, UniEmitter<? super R> emitter, int called) {
        answer.subscribe().with(item -> goOnWith(() -> emitter.complete(item), called),
                failure -> goOnWith(() -> emitter.fail(failure), called));
    }

    private void goOnWith(Runnable step, int called) {
        synchronized (this) {
            calling -= called;
            begun.add(step);
        }
        goOn();
    }

    /** By one thread at a time: whoever comes meanwhile leaves it to that one, so that no step runs within another. */
    private void goOn() {
        for (int owed = rounds.getAndIncrement() == 0 ? 1 : 0; owed > 0; owed = rounds.addAndGet(-owed)) {
            for (var next = next(); next.isPresent(); next = next()) {
                next.get().run();
            }
            departures().forEach(Runnable::run);
            if (mustBeTimed()) {
                timer.after(PATIENCE.plus(TICK), this::overdue);
            }
        }
    }

    private synchronized Optional<Runnable> next() {
        if (atWork >= AT_WORK || begun.isEmpty() && fresh.isEmpty()) {
            return Optional.empty();
        }
        atWork++;
        return Optional.of(begun.isEmpty() ? fresh.poll() : begun.poll());
    }

    /** Searches and reads first, where nobody else is on the way to a call: what follows from them joins the writes. */
    private synchronized List<Runnable> departures() {
        if (isNothingHeld()) {
            isOverdue = false;
            return List.of();
        }
        boolean nobodyComes = atWork == 0 && calling == 0 && begun.isEmpty() && fresh.isEmpty();
        var dueSearches = nobodyComes ? heldSearches.takeFirst() : due(searches, heldSearches);
        var dueOutcomes = nobodyComes ? heldOutcomes.takeReads() : due(outcomes, heldOutcomes);
        if (nobodyComes && dueSearches.isEmpty() && dueOutcomes.isEmpty()) {
            dueOutcomes = heldOutcomes.takeAll();
        }
        var departures = new ArrayList<>(departures(outcomes, dueOutcomes));
        departures.addAll(departures(searches, dueSearches));
        isOverdue = false;
        return departures;
    }

    /** What fills a batch, and what waited for too long. */
    private <R> List<List<Held<R>>> due(BatchSender<R> sender, HeldCalls<R> held) {
        var due = new ArrayList<>(held.takeFull(sender));
        due.addAll(isOverdue ? held.takeSince(clock.instant().minus(PATIENCE)) : List.of());
        return due;
    }

    private <R> List<Runnable> departures(BatchSender<R> sender, List<List<Held<R>>> batches) {
        batches.forEach(calls -> calling += calls.size());
        return batches.stream().<Runnable>map(calls -> () -> send(sender, calls)).toList();
    }

    private synchronized boolean mustBeTimed() {
        boolean must = !isTimed && !isNothingHeld();
        isTimed |= must;
        return must;
    }

    private boolean isNothingHeld() {
        return heldOutcomes.isEmpty() && heldSearches.isEmpty();
    }

    private void overdue() {
        synchronized (this) {
            isTimed = false;
            isOverdue = true;
        }
        goOn();
    }

    private <R> void send(BatchSender<R> sender, List<Held<R>> calls) {
        var late = clock.instant().minus(TOO_LATE);
        var answers = calls.stream().anyMatch(one -> one.since().isBefore(late)) ? tooLate(sender, calls)
                : sender.together(calls.get(0).place(), calls.stream().map(Held::call).toList());
        for (int i = 0; i < calls.size(); i++) {
            tell(answers.get(i), calls.get(i).emitter(), 1);
        }
    }

    /** What they were decided on is too old: whatever was noted of them is noted as surely not done. */
    private static <R> List<Uni<R>> tooLate(BatchSender<R> sender, List<Held<R>> calls) {
        var outcome = new Outcome.NotDone(Refusal.NOT_TRIED, "not sent in time", Optional.of(PATIENCE));
        return calls.stream().map(one -> Uni.createFrom().item(sender.notMade(outcome))).toList();
    }
}
