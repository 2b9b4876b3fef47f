package io.attune.simulation.hub;

import io.attune.merge.Keys;
import io.attune.merge.Lag;
import io.attune.merge.Merging;
import io.attune.merge.Observation;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.merge.Revival;
import io.attune.merge.Rules;
import io.attune.merge.Step;
import io.attune.simulation.world.Play;
import io.attune.simulation.world.Shown;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A person who answers what Attune asks about: lets held deletes go on, or drops them; says of possible duplicates that
 * they are one, are two, or are to be left alone. As in the product, what stands in the way of an answer leaves the
 * question as it was. What is to be read for an answer is read in the same moment, unless {@link LateAnswers} are.
 */
final class Clerk {

    private final Office office;
    private final DecidedStrangers strangers;
    private final LateAnswers answers;

    Clerk(Office office) {
        this.office = office;
        this.strangers = new DecidedStrangers(office);
        this.answers = new LateAnswers(office, strangers);
    }

    /** One question. */
    void answer() {
        var held = office.marks().all().stream().filter(mark -> mark.state() == Mark.State.HELD).toList();
        var open = office.store().lists().undecided();
        if (!held.isEmpty() && (open.isEmpty() || office.chance().percent(50))) {
            delete(office.chance().pick(held).record());
        } else if (!open.isEmpty()) {
            duplicate(office.chance().pick(open), office.scene().plays().contains(Play.ANSWERS));
        }
    }

    private void delete(UUID record) {
        if (office.chance().percent(50)) {
            note("lets the delete of record %d go on", record);
            office.marks().all().stream()
                    .filter(mark -> mark.record().equals(record) && mark.state() == Mark.State.HELD)
                    .forEach(mark -> office.marks().replace(mark.then(Mark.State.DUE, now(), 0)));
        } else {
            note("drops the delete of record %d", record);
            var state = office.store().load(record);
            office.store().lists().revived(record);
            save(Optional.of(state), Revival.of(state, office.book().of(state).rules()));
        }
    }

    private void duplicate(Duplicate question, boolean isLate) {
        if (isLate) {
            answers.to(question);
            return;
        }
        double dice = office.chance().share() * 100;
        boolean isDone = dice < 20 || (dice < 55 ? areTwo(question) : areOne(question));
        if (isDone) {
            office.journal().note("a person says of %s: %s", question.identity(),
                    dice < 20 ? "leave it" : dice < 55 ? "they are two" : "they are one");
            office.store().lists().decided(question.identity());
        }
    }

    private Optional<UUID> holder(Duplicate question) {
        return office.store().linked(question.identity());
    }

    /** Where it is linked already they are two as they stand. */
    private boolean areTwo(Duplicate question) {
        return strangers.holder(question).isPresent() || read(question.identity())
                .filter(shown -> strangers.begin(question, seen(question, shown))).isPresent();
    }

    private boolean areOne(Duplicate question) {
        var holder = holder(question);
        if (holder.isPresent()) {
            return holder.equals(question.other())
                    || question.other().map(other -> pair(holder.get(), other)).orElse(true);
        }
        return question.other().map(office.store()::load).filter(state -> isFree(state, question.identity()))
                .flatMap(state -> read(question.identity()).map(shown -> {
                    strangers.attach(state.id(), seen(question, shown));
                    return true;
                })).orElse(false);
    }

    /** It can be this record's, which has no living one there. */
    private boolean isFree(RecordState state, Identity identity) {
        var link = state.link(identity.system());
        return !state.isEnded() && !Rebase.isDue(state, office.rules(identity.system()))
                && (!link.isLive() || read(new Identity(identity.system(), link.externalId().orElseThrow())).isEmpty());
    }

    /** Two records of ours become one, where nothing stands in the way. */
    private boolean pair(UUID one, UUID another) {
        var record = part(office.store().load(one), office.store().load(another));
        var other = part(office.store().load(another), office.store().load(one));
        var rules = office.book().of(record.state()).rules();
        if (Merging.obstacle(record, other, rules).isPresent()) {
            return false;
        }
        var merged = Merging.of(record, other, rules, now());
        office.store().save(Optional.of(other.state()), merged.other(), rules, now());
        office.store().merge(another, one, now());
        office.store().save(Optional.of(record.state()), merged.record(),
                isNewWithATakenKey(record, merged, rules) ? rules.withoutKeys() : rules, now());
        note("makes record %d one with another", one);
        return true;
    }

    /** Nothing but its id was known so far: it claims what the other one held, but no key of a third one. */
    private boolean isNewWithATakenKey(Merging.Part record, Merging.Merged merged, Rules rules) {
        return !record.state().seen()
                && office.store().claimant(Keys.of(rules, Lag.agreed(merged.record().state()))).isPresent();
    }

    /** Where both are known to a system, what they have there is read. */
    private Merging.Part part(RecordState state, RecordState other) {
        return new Merging.Part(state, state.links().keySet().stream()
                .filter(system -> state.link(system).isLive() && other.link(system).isLive())
                .filter(system -> read(new Identity(system, state.link(system).externalId().orElseThrow())).isEmpty())
                .collect(Collectors.toSet()));
    }

    /** Empty where it is gone, or another one by now. */
    private Optional<Shown> read(Identity identity) {
        return office.api(identity.system()).read(identity.id()).shown()
                .filter(shown -> shown.id().equals(identity.id()));
    }

    private Observation seen(Duplicate question, Shown shown) {
        return office.readings().observation(question.identity().system(), shown, now(), OptionalLong.empty());
    }

    private void save(Optional<RecordState> before, Step step) {
        office.store().save(before, step, office.book().of(step.state()).rules(), now());
    }

    private Instant now() {
        return office.clock().now();
    }

    private void note(String words, UUID record) {
        office.journal().note("a person " + words, record.getLeastSignificantBits());
    }
}
