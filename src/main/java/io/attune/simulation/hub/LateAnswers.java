package io.attune.simulation.hub;

import io.attune.merge.Merging;
import io.attune.merge.Observation;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.simulation.world.Reply;
import io.attune.simulation.world.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A person's answers about possible duplicates, as the product takes them: what must be read is read before, by calls
 * that may fail or come late; then all that was known is looked at anew, and what stands in the way leaves the question
 * as it was. Where both are in one system, the person sees to it there that they are one, and answers again some time.
 */
final class LateAnswers {

    private final Office office;
    private final DecidedStrangers strangers;

    LateAnswers(Office office, DecidedStrangers strangers) {
        this.office = office;
        this.strangers = strangers;
    }

    /** What became of one reading. */
    private record Read(Optional<Shown> shown, boolean isGone, Instant asked) {}

    void to(Duplicate question) {
        double dice = office.chance().share() * 100;
        var holder = holder(question);
        if (dice < 15) {
            decided(question, "leave it");
        } else if (dice < 40) {
            apart(question);
        } else if (holder.isPresent() && isUnknown(question)) {
            return; // nothing is known of it yet but that something refers to it
        } else if (holder.isPresent() && question.other().filter(other -> !holder.get().equals(other)).isPresent()) {
            pair(question, holder.get(), question.other().get());
        } else if (holder.isPresent()) {
            decided(question, "they are one");
        } else {
            together(question);
        }
    }

    private boolean isUnknown(Duplicate question) {
        return Stream.concat(holder(question).stream(), question.other().stream()).map(office.store()::load)
                .anyMatch(state -> !state.seen());
    }

    private void apart(Duplicate question) {
        if (strangers.holder(question).isPresent()) {
            decided(question, "they are two");
        } else {
            read(question.identity(), read -> begin(question, read));
        }
    }

    private void begin(Duplicate question, Read read) {
        if (!isOpen(question) || read.shown().isEmpty()) {
            return;
        }
        if (strangers.holder(question).isPresent() || strangers.begin(question, seen(question, read))) {
            decided(question, "they are two");
        }
    }

    private void together(Duplicate question) {
        var system = question.identity().system();
        var own = question.other().map(office.store()::load).map(state -> state.link(system))
                .filter(link -> link.isLive()).flatMap(link -> link.externalId());
        own.ifPresentOrElse(id -> read(new Identity(system, id), read -> {
            if (read.isGone()) {
                attach(question, own);
            } else if (read.shown().isPresent()) {
                seeToIt(system, question.identity().id(), id);
            }
        }), () -> attach(question, own));
    }

    /** @param gone the id that the record has there, which is no more */
    private void attach(Duplicate question, Optional<String> gone) {
        read(question.identity(), read -> {
            var state = question.other().map(office.store()::load).filter(other -> isFree(other, question, gone));
            if (isOpen(question) && read.shown().isPresent() && state.isPresent() && holder(question).isEmpty()) {
                strangers.attach(state.get().id(), seen(question, read));
                decided(question, "they are one");
            }
        });
    }

    private boolean isFree(RecordState state, Duplicate question, Optional<String> gone) {
        var link = state.link(question.identity().system());
        return !state.isEnded() && !Rebase.isDue(state, office.rules(question.identity().system()))
                && (!link.isLive() || link.externalId().equals(gone));
    }

    /** Where both are known to a system, those ids are read first: one of the two may be gone. */
    private void pair(Duplicate question, UUID one, UUID another) {
        var record = part(one, Set.of());
        var other = part(another, Set.of());
        var clashing = Merging.clashes(record, other, office.book().of(record.state()).rules());
        var ids = clashing.stream().flatMap(system -> Stream.of(record, other).map(part ->
                new Identity(system, part.state().link(system).externalId().orElseThrow()))).toList();
        readAll(ids, new HashSet<>(), gone -> makeOne(question, part(one, gone), part(another, gone)));
    }

    private void readAll(List<Identity> left, Set<Identity> gone, Consumer<Set<Identity>> then) {
        if (left.isEmpty()) {
            then.accept(gone);
            return;
        }
        read(left.get(0), read -> {
            if (read.isGone()) {
                gone.add(left.get(0));
            }
            if (read.isGone() || read.shown().isPresent()) {
                readAll(left.subList(1, left.size()), gone, then);
            }
        });
    }

    private Merging.Part part(UUID record, Set<Identity> gone) {
        var state = office.store().load(record);
        var systems = new HashSet<String>();
        state.links().forEach((system, link) -> link.externalId().map(id -> new Identity(system, id))
                .filter(gone::contains).ifPresent(identity -> systems.add(system)));
        return new Merging.Part(state, systems);
    }

    private void makeOne(Duplicate question, Merging.Part record, Merging.Part other) {
        var rules = office.book().of(record.state()).rules();
        var obstacle = Merging.obstacle(record, other, rules);
        if (!isOpen(question) || obstacle.isPresent()) {
            var clashing = isOpen(question) ? Merging.clashes(record, other, rules) : List.<String>of();
            clashing.forEach(system -> seeToIt(system, other.state().link(system).externalId().orElseThrow(),
                    record.state().link(system).externalId().orElseThrow()));
            return;
        }
        var merged = Merging.of(record, other, rules, now());
        office.store().save(Optional.of(other.state()), merged.other(), rules, now());
        office.store().merge(other.state().id(), record.state().id(), now());
        office.store().save(Optional.of(record.state()), merged.record(), rules, now());
        decided(question, "they are one, as record " + record.state().id().getLeastSignificantBits());
    }

    /** As the person is told: one of the two must go there first. Mostly that one becomes part of the other. */
    private void seeToIt(String system, String id, String other) {
        var vendor = office.world().vendor(system);
        var both = new ArrayList<>(Stream.of(id, other).flatMap(one -> vendor.record(one).stream())
                .filter(record -> record.isLive()).distinct().toList());
        if (both.size() == 2 && office.chance().percent(70)) {
            office.world().users().merge(vendor, both.get(0), both.get(1));
        }
    }

    private void read(Identity identity, Consumer<Read> then) {
        var asked = now();
        office.wire().call(late -> office.api(identity.system()).read(identity.id()), Reply::failed, reply -> {
            boolean isAnother = reply.shown().filter(shown -> !shown.id().equals(identity.id())).isPresent();
            boolean isNoMore = reply.outcome() instanceof Outcome.NotDone refused
                    && refused.refusal() == Refusal.NOT_FOUND;
            stored(() -> then.accept(new Read(reply.shown().filter(shown -> !isAnother), isAnother || isNoMore,
                    asked)));
        });
    }

    /** What a constraint refuses is not stored: the person may answer again. */
    private void stored(Runnable answer) {
        try {
            answer.run();
        } catch (Store.Refused refused) {
            office.journal().note("an answer is not taken: %s", refused.getMessage());
        }
    }

    private Observation seen(Duplicate question, Read read) {
        var shown = read.shown().orElseThrow();
        office.wire().noteSeen(question.identity().system(), shown);
        return office.readings().observation(question.identity().system(), shown, read.asked(), OptionalLong.empty());
    }

    private Optional<UUID> holder(Duplicate question) {
        return office.store().linked(question.identity());
    }

    /** Of two who decide at once the second one is told so. */
    private boolean isOpen(Duplicate question) {
        return office.store().lists().undecided().contains(question);
    }

    private void decided(Duplicate question, String words) {
        office.journal().note("a person says of %s: %s", question.identity(), words);
        office.store().lists().decided(question.identity());
    }

    private Instant now() {
        return office.clock().now();
    }
}
