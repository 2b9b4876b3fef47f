package io.attune.simulation.hub;

import io.attune.merge.Hint;
import io.attune.merge.Hint.Trust;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.simulation.world.Reply;
import io.attune.simulation.world.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Runs the step that an event leads to, and reads what must be known for it. */
final class Hearing {

    private static final Duration LATER = Duration.ofSeconds(3);

    /**
     * What a system said of a record.
     *
     * @param at       when we were told, or asked
     * @param isRead   we read it ourselves
     * @param bothRead we also read the one that our record is linked to there
     */
    record Told(String system, Shown shown, boolean gone, Instant at, boolean isRead, boolean bothRead) {

        Identity identity() {
            return new Identity(system, shown.id());
        }

        Told reading(Shown found, boolean isGone, Instant asked) {
            return new Told(system, found, isGone, asked, true, false);
        }

        Told sure() {
            return new Told(system, shown, gone, at, isRead, true);
        }
    }

    private final Office office;
    private final Inbox inbox;
    private final Strangers strangers;
    private final Expectations expected;

    Hearing(Office office, Inbox inbox) {
        this.office = office;
        this.inbox = inbox;
        this.strangers = new Strangers(office);
        this.expected = new Expectations(office, strangers);
    }

    void hear(Inbox.Entry entry) {
        var event = entry.event();
        hear(entry, new Told(event.system(), event.shown(), event.gone(), office.clock().now(), false, false));
    }

    private void hear(Inbox.Entry entry, Told told) {
        try {
            run(told).ifPresentOrElse(id -> read(entry, told, id), () -> inbox.settle(entry));
        } catch (Strangers.NotReadYet notYet) {
            inbox.putOff(entry, office.clock().now().plus(LATER));
        }
    }

    /** The id of a record that must be read before this can be judged; empty where the step is done. */
    private Optional<String> run(Told told) {
        try {
            var record = office.store().linked(told.identity());
            if (record.isEmpty()) {
                return strangers.meet(told, Optional.empty());
            }
            var before = office.store().load(record.get());
            if (!before.seen() && !before.isEnded()) {
                return expected.meet(told, before);
            }
            known(told, record.get());
            return Optional.empty();
        } catch (Store.Refused refused) {
            return Optional.of(told.shown().id()); // somebody was quicker: it is looked at again
        }
    }

    private void known(Told told, UUID id) {
        var before = office.store().load(id);
        var step = told.gone() ? Hint.ask(before, told.system(), office.rules(told.system())) : seen(told, before);
        office.store().save(Optional.of(before), step, office.rules(told.system()), office.clock().now());
    }

    /** What was read while nobody knew whose it is may be outrun by now: it is a hint like any other. */
    private Step seen(Told told, RecordState before) {
        if (Rebase.isDue(before, office.rules(told.system()))) {
            return Hint.ask(before, told.system(), office.rules(told.system()));
        }
        var seen = office.readings().observation(told.system(), told.shown(), told.at(), OptionalLong.empty());
        return Hint.seen(before, seen, office.rules(told.system()), Trust.CONFIRMED);
    }

    private void read(Inbox.Entry entry, Told told, String id) {
        var asked = office.clock().now();
        office.wire().call(late -> office.api(told.system()).read(id), Reply::failed,
                reply -> answered(entry, told, new Question(id, asked), reply));
    }

    private record Question(String id, Instant asked) {}

    private void answered(Inbox.Entry entry, Told told, Question question, Reply reply) {
        boolean gone = reply.outcome() instanceof Outcome.NotDone refused && refused.refusal() == Refusal.NOT_FOUND;
        if (reply.shown().isEmpty() && !gone) {
            inbox.putOff(entry, office.clock().now().plus(LATER));
            return;
        }
        var shown = reply.shown().filter(found -> found.id().equals(question.id()))
                .orElseGet(() -> told.shown().named(question.id()));
        boolean isGone = gone || !reply.shown().orElseThrow().id().equals(question.id());
        if (isGone && !gone && expected.isMoved(new Identity(told.system(), question.id()), reply.shown().get())) {
            hear(entry, new Told(told.system(), reply.shown().get(), false, question.asked(), true, false));
            return;
        }
        follow(entry, told, told.reading(shown, isGone, question.asked()));
    }

    /**
     * It was the record itself, or the one that our record is linked to there. If that one is gone, it may be deleted
     * or merged into this very one: its own delivery finds out, and this is heard again after it.
     */
    private void follow(Inbox.Entry entry, Told told, Told found) {
        if (found.shown().id().equals(told.shown().id())) {
            hear(entry, found);
            return;
        }
        run(found);
        if (found.gone()) {
            inbox.putOff(entry, office.clock().now().plus(LATER));
        } else {
            hear(entry, told.sure());
        }
    }
}
