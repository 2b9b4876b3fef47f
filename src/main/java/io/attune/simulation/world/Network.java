package io.attune.simulation.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything between the systems and us. A call is three happenings: it is sent, it takes effect, it is answered;
 * anything
 * else may happen between.
 */
public final class Network implements Watcher {

    private static final Duration HOP = Duration.ofMillis(300);
    private static final Duration HOOK = Duration.ofSeconds(4);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONG_AFTER = Duration.ofSeconds(90);
    /** No request takes effect after this: whoever carries it has given up by then. */
    private static final Duration LONGEST = Duration.ofMinutes(9);

    /** What a call does when it arrives. */
    public interface Effect<T> {
        /** @param isLate we have given up waiting for it */
        T run(boolean isLate);
    }

    private final Agenda agenda;
    private final VirtualClock clock;
    private final Chance chance;
    private Consumer<Webhook> receiver = hook -> { };
    private boolean faulty;
    private long hooks;

    Network(Agenda agenda, VirtualClock clock, Chance chance, boolean faulty) {
        this.agenda = agenda;
        this.clock = clock;
        this.chance = chance;
        this.faulty = faulty;
    }

    /** Where webhooks go. */
    public void onWebhook(Consumer<Webhook> taker) {
        receiver = taker;
    }

    /** From now on nothing is lost, doubled or late. */
    public void heal() {
        faulty = false;
    }

    /** @param failed what the caller sees of an outcome that is not the system's answer */
    public <T> void call(Effect<T> effect, Function<Outcome, T> failed, Consumer<T> answer) {
        var fate = faulty ? Fate.of(chance) : Fate.FINE;
        var sent = clock.now();
        switch (fate) {
            case FINE -> after(HOP, () -> deliver(isInTime(sent) ? effect.run(false) : failed.apply(unknown()),
                    answer));
            case TOO_MANY -> deliver(failed.apply(new Outcome.NotDone(Refusal.RATE_LIMITED, "too many calls",
                    Optional.of(Duration.ofSeconds(5)))), answer);
            case LOCKED -> deliver(failed.apply(new Outcome.NotDone(Refusal.BUSY, "locked")), answer);
            case UNREACHABLE -> deliver(failed.apply(new Outcome.NotDone(Refusal.UNREACHABLE, "no connection")),
                    answer);
            case LOST_BEFORE -> deliver(failed.apply(unknown()), answer);
            case LOST_AFTER -> after(HOP, () -> {
                arrive(sent, effect, false);
                deliver(failed.apply(unknown()), answer);
            });
            case LATE -> {
                agenda.add(sent.plus(TIMEOUT), () -> answer.accept(failed.apply(unknown())));
                agenda.add(sent.plus(TIMEOUT).plus(chance.around(LONG_AFTER)), () -> arrive(sent, effect, true));
            }
        }
    }

    private <T> void arrive(Instant sent, Effect<T> effect, boolean isLate) {
        if (isInTime(sent)) {
            effect.run(isLate);
        }
    }

    private boolean isInTime(Instant sent) {
        return !clock.now().isAfter(sent.plus(LONGEST));
    }

    private static Outcome unknown() {
        return new Outcome.Unknown("no answer", Optional.empty());
    }

    private <T> void deliver(T reply, Consumer<T> answer) {
        after(HOP, () -> answer.accept(reply));
    }

    private void after(Duration mean, Runnable happening) {
        agenda.add(clock.now().plus(chance.around(mean)), happening);
    }

    @Override
    public void changed(Vendor vendor, VendorRecord record, ObjectNode before, By by) {
        var shown = vendor.show(record, clock.now());
        boolean whole = vendor.traits().telling().hooks() == Traits.Hooks.WHOLE;
        send(vendor, whole ? shown : new Shown(shown.id(), changes(before, shown.record()), shown.stamps(),
                shown.actor(), shown.takenAt()), false);
    }

    private static ObjectNode changes(ObjectNode before, ObjectNode after) {
        var changes = Canonical.NODES.objectNode();
        after.fields().forEachRemaining(field -> {
            if (!field.getValue().equals(before.get(field.getKey()))) {
                changes.set(field.getKey(), field.getValue());
            }
        });
        return changes;
    }

    @Override
    public void deleted(Vendor vendor, VendorRecord record, By by) {
        send(vendor, vendor.show(record, clock.now()), true);
    }

    private void send(Vendor vendor, Shown shown, boolean deleted) {
        boolean dropped = vendor.traits().telling().hooks() == Traits.Hooks.NONE || faulty && chance.percent(12);
        int copies = dropped ? 0 : faulty && chance.percent(20) ? 2 : 1;
        var hook = new Webhook(++hooks, vendor.name(), shown, deleted);
        for (int copy = 0; copy < copies; copy++) {
            var delay = faulty && chance.percent(2) ? Duration.ofDays(1) : chance.around(HOOK);
            agenda.add(clock.now().plus(delay), () -> receiver.accept(hook));
        }
    }
}
