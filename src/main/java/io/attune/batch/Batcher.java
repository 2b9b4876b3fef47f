package io.attune.batch;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets many share one round trip and one commit. A first item goes at once; what comes while batches are under way
 * gathers for the next, which goes when one of them has ended, or beside them once it is large enough to be worth a
 * round trip of its own: so batches grow with the load and nobody waits for a timer, but for what may linger. Safe to
 * use from any thread.
 */
public final class Batcher<I, O> {

    /**
     * @param batch how many items go together at most
     * @param inFlight how many batches at once
     * @param waiting how many items may wait before more are refused
     * @param small how many batches at once however few wait
     * @param large how many must wait for one beyond those
     */
    public record Size(int batch, int inFlight, int waiting, int small, int large) {

        /** Each goes however few wait. */
        public Size(int batch, int inFlight, int waiting) {
            this(batch, inFlight, waiting, inFlight, 1);
        }
    }

    /** No room for one more: the other end is slower than what comes in, or gone. */
    public static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FullException(int waiting) {
            super(waiting + " are waiting already", null, false, false);
        }
    }

    private static final class Waiting<I, O> {
        private final I item;
        private final boolean lingers;
        private final UniEmitter<? super O> emitter;
        private boolean taken;

        Waiting(I item, boolean lingers, UniEmitter<? super O> emitter) {
            this.item = item;
            this.lingers = lingers;
            this.emitter = emitter;
        }

        I item() {
            return item;
        }
    }

    private final Size size;
    private final Pace pace;
    private final Function<List<I>, Uni<List<O>>> run;
    private final Optional<Function<I, Object>> turn;
    private final Deque<Waiting<I, O>> waiting = new ArrayDeque<>();
    private final Set<Object> busy = new HashSet<>();
    private int underWay;
    private int hurried;
    private boolean isTimed;
    private Optional<Instant> lastWent = Optional.empty();

    /** @param run gives one result an item, in their order; its failure is the failure of each item */
    public Batcher(Size size, Function<List<I>, Uni<List<O>>> run) {
        this(size, Pace.NONE, run);
    }

    /** @param run gives one result an item, in their order; its failure is the failure of each item */
    public Batcher(Size size, Pace pace, Function<List<I>, Uni<List<O>>> run) {
        this(size, pace, Optional.empty(), run);
    }

    private Batcher(Size size, Pace pace, Optional<Function<I, Object>> turn, Function<List<I>, Uni<List<O>>> run) {
        this.size = size;
        this.pace = pace;
        this.turn = turn;
        this.run = run;
    }

    /**
     * One after the other, in the order in which they came, for items that are about the same; each in another batch.
     *
     * @param about what an item is about
     */
    public static <I, O> Batcher<I, O> inTurn(Size size, Pace pace, Function<I, Object> about,
            Function<List<I>, Uni<List<O>>> run) {
        return new Batcher<>(size, pace, Optional.of(about), run);
    }

    /** The item's result. Cancelled before its batch went off, the item is never sent; later, its result is dropped. */
    public Uni<O> add(I item) {
        return Uni.createFrom().emitter(emitter -> enqueue(new Waiting<I, O>(item, false, emitter)));
    }

    /** As {@link #add}, of what nobody waits for: soon after another batch it lingers until others go. */
    public Uni<O> linger(I item) {
        return Uni.createFrom().emitter(emitter -> enqueue(new Waiting<I, O>(item, true, emitter)));
    }

    private void enqueue(Waiting<I, O> one) {
        if (hasRoomFor(one)) {
            one.emitter.onTermination(() -> leave(one));
            startNext();
        } else {
            one.emitter.fail(new FullException(size.waiting));
        }
    }

    private synchronized boolean hasRoomFor(Waiting<I, O> one) {
        boolean isRoom = waiting.size() < size.waiting && waiting.offerLast(one);
        hurried += isRoom && !one.lingers ? 1 : 0;
        return isRoom;
    }

    private synchronized void leave(Waiting<I, O> one) {
        if (!one.taken && waiting.remove(one)) {
            hurried -= one.lingers ? 0 : 1;
        }
    }

    private void startNext() {
        var batch = take();
        if (!batch.isEmpty()) {
            Uni.createFrom().deferred(() -> run.apply(batch.stream().map(Waiting::item).toList()))
                    .subscribe().with(results -> succeed(batch, results), failure -> fail(batch, failure));
        }
    }

    private synchronized List<Waiting<I, O>> take() {
        var batch = new ArrayList<Waiting<I, O>>();
        var next = waiting.iterator();
        boolean goes = underWay < size.inFlight && (underWay < size.small || waiting.size() >= size.large)
                && !lingers();
        while (goes && batch.size() < size.batch && next.hasNext()) {
            var one = next.next();
            if (turn.map(about -> busy.add(about.apply(one.item))).orElse(true)) {
                one.taken = true;
                hurried -= one.lingers ? 0 : 1;
                batch.add(one);
                next.remove();
            }
        }
        if (!batch.isEmpty()) {
            underWay++;
            lastWent = Optional.of(pace.clock().instant());
        }
        return batch;
    }

    /** Whether nobody waits for what is here, and it can go with what comes soon; it is looked at again then. */
    private boolean lingers() {
        var left = lastWent.map(pace::left).orElse(Duration.ZERO);
        boolean lingers = hurried == 0 && waiting.size() < pace.enough() && left.compareTo(Duration.ZERO) > 0;
        if (lingers && !waiting.isEmpty() && !isTimed) {
            pace.timer().accept(left, this::timeIsUp);
            isTimed = true;
        }
        return lingers;
    }

    private void timeIsUp() {
        synchronized (this) {
            isTimed = false;
            lastWent = Optional.empty();
        }
        startNext();
    }

    private void succeed(List<Waiting<I, O>> batch, List<O> results) {
        ended(batch);
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).emitter.complete(results.get(i));
        }
    }

    private void fail(List<Waiting<I, O>> batch, Throwable failure) {
        ended(batch);
        batch.forEach(one -> one.emitter.fail(failure));
    }

    /** The next batch leaves before the results of this one are told: whoever listens to them can't hold it up. */
    private void ended(List<Waiting<I, O>> batch) {
        synchronized (this) {
            underWay--;
            turn.ifPresent(about -> batch.forEach(one -> busy.remove(about.apply(one.item))));
        }
        startNext();
    }
}
