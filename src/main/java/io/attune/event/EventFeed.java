package io.attune.event;

import io.attune.runtime.StartRefused;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hands stored events to the workers of this process, one to each that asks, and keeps their leases. It claims no more
 * than is asked for, and some ahead. What comes while nothing older waits in the database is stored with a lease, as
 * long as there is room for it here: it needs no claim, and is not read again. The longest due go first; but once a
 * second those go before them whose connections have no {@link Crowd} waiting.
 */
@ApplicationScoped
class EventFeed {

    /** So that a claim is worth its round trip. */
    private static final int AHEAD = 64;
    /** What workers take in a fraction of a second: whoever else could take it waits no longer for a lease to end. */
    private static final int ROOM = 512;
    private static final long ROOM_BYTES = 16 << 20;

    private final EventQueue queue;
    private final boolean isOpen;
    private final Deque<Claimed> ready = new ArrayDeque<>();
    private final Deque<UniEmitter<? super Claimed>> asking = new ArrayDeque<>();
    private final Set<Long> held = new HashSet<>();
    private long readyBytes;
    private boolean isWanted; // somebody here takes events
    private boolean claiming;
    private boolean woken = true; // an earlier run may have left something
    private final Crowd crowd = new Crowd();
    private boolean closed;
    private Optional<String> trouble;

    /** @param most how many are handled here at once; 0 leaves all of them to other processes */
    EventFeed(EventQueue queue, @ConfigProperty(name = "attune.event.concurrency", defaultValue = "150") int most) {
        if (most < 0) {
            throw new StartRefused("attune.event.concurrency: " + most + " is less than 0, which handles none here");
        }
        this.queue = queue;
        this.isOpen = most > 0;
        this.trouble = isOpen ? Optional.of("nothing here takes events yet") : Optional.empty();
    }

    /** The next event, whenever there is one; never completes once {@link #close} was called. */
    Uni<Claimed> next() {
        return Uni.createFrom().<Claimed>emitter(this::ask);
    }

    private void ask(UniEmitter<? super Claimed> worker) {
        synchronized (this) {
            isWanted = isOpen;
            asking.addFirst(worker); // who was idle last is asked first: each keeps its last event in memory until its next
        }
        worker.onTermination(() -> forget(worker));
        handOut();
    }

    private synchronized void forget(UniEmitter<? super Claimed> worker) {
        asking.remove(worker);
    }

    /** Something may have become due: a new event, or time went by. */
    void wake() {
        synchronized (this) {
            woken = true;
        }
        claimIfNeeded();
    }

    /** Why no events are handed on here; empty as long as the last look for some went well. */
    synchronized Optional<String> trouble() {
        return trouble;
    }

    /** Its worker is through with it, well or ill. */
    synchronized void finished(long event) {
        held.remove(event);
    }

    private void handOut() {
        for (var pair = nextPair(); pair.isPresent(); pair = nextPair()) {
            pair.get().worker.complete(pair.get().claimed);
        }
        claimIfNeeded();
    }

    private record Pair(UniEmitter<? super Claimed> worker, Claimed claimed) {}

    private synchronized Optional<Pair> nextPair() {
        if (ready.isEmpty() || asking.isEmpty()) {
            return Optional.empty();
        }
        var next = ready.pollFirst();
        readyBytes -= next.event().body().length;
        return Optional.of(new Pair(asking.pollFirst(), next));
    }

    private void keep(Claimed event) {
        held.add(event.event().id());
        ready.addLast(event);
        readyBytes += event.event().body().length;
    }

    /** For as many as are about to be stored, if there is room for them and nothing older is known to be due. */
    Optional<EventQueue.Lease> lease(int count, long bytes) {
        return hasRoomFor(count, bytes) ? Optional.of(queue.lease()) : Optional.empty();
    }

    private synchronized boolean hasRoomFor(int count, long bytes) {
        return !closed && isWanted && !claiming && !woken
                && ready.size() + count <= asking.size() + ROOM && readyBytes + bytes <= ROOM_BYTES;
    }

    /** Whether they were stored with it is not known. */
    void lost(EventQueue.Lease lease) {
        queue.giveBack(lease);
    }

    /** It was stored with a lease. */
    void take(Claimed stored) {
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late) {
                keep(stored);
            }
        }
        if (late) {
            release(List.of(stored.event().id())).subscribe().with(done -> {}, this::failed);
        } else {
            handOut();
        }
    }

    private void claimIfNeeded() {
        int most = beginClaim();
        if (most > 0) {
            var without = crowd.passedBy();
            queue.claim(most, without).subscribe().with(claimed -> claimed(claimed, most, without), this::failed);
        }
    }

    /** How many to claim; 0 where there is none to begin. */
    private synchronized int beginClaim() {
        if (closed || claiming || !isWanted || asking.isEmpty() || !woken) {
            return 0;
        }
        claiming = true;
        woken = false;
        return asking.size() + AHEAD;
    }

    private void claimed(List<Claimed> events, int most, Set<String> without) {
        synchronized (this) {
            claiming = false;
            trouble = Optional.empty();
            woken |= events.size() == most || !without.isEmpty(); // there may be more
            events.forEach(this::keep);
        }
        if (without.isEmpty()) {
            crowd.seen(events, most);
        }
        handOut();
    }

    /** A second went by. */
    void tick() {
        crowd.tick();
        wake();
    }

    private void failed(Throwable failure) {
        synchronized (this) {
            claiming = false; // the next tick tries again
            trouble = Optional.of("events can't be claimed: " + failure.getMessage());
        }
        Log.warnf("event.claim-failed why=\"%s\"", failure.getMessage());
    }

    /** Keeps the leases of all that was claimed here and is not finished. */
    Uni<Void> renew() {
        var events = heldNow();
        return events.isEmpty() ? Uni.createFrom().voidItem() : queue.renew(events);
    }

    private synchronized List<Long> heldNow() {
        return List.copyOf(held);
    }

    /** Hands on no more; what was claimed and not begun is given back. */
    Uni<Void> close() {
        var events = new ArrayList<Long>();
        synchronized (this) {
            closed = true;
            trouble = Optional.of("it is closed");
            ready.forEach(claimed -> events.add(claimed.event().id()));
            ready.clear();
            readyBytes = 0;
            held.removeAll(events);
        }
        return release(events);
    }

    private Uni<Void> release(List<Long> events) {
        return events.isEmpty() ? Uni.createFrom().voidItem() : queue.release(events);
    }
}
