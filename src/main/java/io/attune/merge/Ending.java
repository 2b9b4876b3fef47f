package io.attune.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The step for "this record is no more in this system". A delete is remembered, so that nothing that comes late
 * revives it.
 */
public final class Ending {

    private Ending() {}

    /** A delete of a record that was never linked: noted as gone, since its creation may arrive late. */
    public static Step unheardOf(UUID id, String system, String externalId, Rules rules, Instant at) {
        var gone = RecordState.expected(id, rules.version(), system, externalId);
        return new Step(gone.withLink(system, gone.link(system).withTombstone(at)).ended(at),
                List.of(new Fact.Ignored("gone before it was seen")));
    }

    /**
     * @param overCap more records ended in the last hour than the mapping allows: what would follow elsewhere is held
     */
    public static Step apply(RecordState before, String system, Rules rules, Instant at, boolean overCap) {
        var link = before.link(system);
        if (link.tombstoneAt().isPresent()) {
            return Step.nothing(before, "known to be deleted");
        }
        var rule = rules.whenDeletedIn(system);
        var after = before.withLink(system, link.withTombstone(at));
        if (rule == Rules.Deleted.IGNORE || rule == Rules.Deleted.UNLINK) {
            return new Step(after, List.of(new Fact.CaughtUp(system), new Fact.Ignored("deleted in " + system
                    + (rule == Rules.Deleted.IGNORE ? ", which the mapping ignores" : ": unlinked"))));
        }
        if (before.isEnded()) {
            return Step.nothing(after, "the record has ended");
        }
        var facts = new ArrayList<Fact>();
        rules.others(system).forEach(other -> facts.add(follows(after, other, overCap)));
        return new Step(after.ended(at), facts);
    }

    /**
     * The vendor made one record of two: the id answers with another one now. The link moves there, unless that one is
     * another record of ours: then a person is asked to make one of them.
     *
     * @param holder the record that the new id is linked to
     */
    public static Step merged(RecordState before, String system, String newId, Optional<UUID> holder, Instant at) {
        if (holder.isPresent() && !holder.get().equals(before.id())) {
            return new Step(before.withLink(system, before.link(system).withTombstone(at)), List.of(
                    new Fact.CaughtUp(system),
                    new Fact.Duplicated(system, newId, Optional.of(before.id()),
                    "merged there: two records of ours are one")));
        }
        return Step.of(before.withLink(system, before.link(system).movedTo(newId)));
    }

    /**
     * A system said that it made one record of two.
     *
     * @param into   the id that is left
     * @param holder the record that it is linked to
     */
    public record Merge(String system, String into, Optional<UUID> holder) {}

    /**
     * The same, told by the system: perhaps only after its delete, which was a part of it, was taken for one. Then that
     * shall not have followed.
     */
    public static Step tookIn(RecordState before, Merge merge, Rules rules, Instant at) {
        var system = merge.system();
        boolean byDelete = before.isEnded() && before.link(system).tombstoneAt().equals(before.endedAt());
        if (before.isEnded() && (!byDelete || !before.seen())) {
            return Step.nothing(before, "the record has ended");
        }
        var alive = byDelete ? Revival.of(before, rules) : Step.of(before);
        var merged = alive.then(merged(alive.state(), system, merge.into(), merge.holder(), at));
        return merged.state().link(system).isLive()
                ? merged.then(new Step(merged.state(), List.of(new Fact.Unconfirmed(system)))) : merged;
    }

    /**
     * What a create of ours came to, or was found by our marker, is linked to another record of ours already: nothing
     * more is written there for this one, and a person is asked to make one of the two. What this one is linked to by
     * now, if it is, stays: as any other, it is written to, and deleted when its record ends.
     */
    public static Step taken(RecordState before, String system, String id, Instant at) {
        var left = before.withoutInflight(system);
        if (left.link(system).isLive()) {
            return new Step(left, List.of(new Fact.Duplicated(system, id, Optional.of(before.id()),
                    "was made while another one was found")));
        }
        return before.isEnded() ? new Step(left, List.of(new Fact.CaughtUp(system)))
                : new Step(left.withLink(system, left.link(system).withTombstone(at)), List.of(
                        new Fact.CaughtUp(system), new Fact.Duplicated(system, id, Optional.of(before.id()),
                                "two records of ours are one there")));
    }

    private static Fact follows(RecordState state, String other, boolean overCap) {
        boolean reaches = state.link(other).isLive() || state.inflight(other).isPresent();
        if (!reaches) {
            return new Fact.CaughtUp(other);
        }
        return overCap ? new Fact.Held(other) : new Fact.Lags(other);
    }

    /** How a record ended: by the rule of the system in which it was deleted, or of a record that fits no more. */
    public static Rules.Deleted rule(RecordState ended, Rules rules) {
        if (ended.left().isPresent()) {
            return rules.whenLeaving();
        }
        return ended.links().entrySet().stream()
                .filter(link -> link.getValue().tombstoneAt().equals(ended.endedAt()))
                .map(link -> rules.whenDeletedIn(link.getKey()))
                .findFirst()
                .orElse(Rules.Deleted.UNLINK);
    }
}
