package io.attune.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The step for "this record is no more in this system". A delete is remembered, so that nothing that comes late revives it. */
public final class Ending {

    private Ending() {}

    /** A delete of a record that was never linked: noted as gone, since its creation may arrive late. */
    public static Step unheardOf(UUID id, String system, String externalId, Rules rules, Instant at) {
        var gone = RecordState.expected(id, rules.version(), system, externalId);
        return new Step(gone.withLink(system, gone.link(system).withTombstone(at)).ended(at),
                List.of(new Fact.Ignored("gone before it was seen")));
    }

    public static Step apply(RecordState before, String system, Rules rules, Instant at) {
        var link = before.link(system);
        if (link.tombstoneAt().isPresent()) {
            return Step.nothing(before, "known to be deleted");
        }
        var rule = rules.whenDeletedIn(system);
        var after = before.withLink(system, link.withTombstone(at));
        if (rule == Rules.Deleted.IGNORE) {
            return Step.nothing(after, "deletes in " + system + " are ignored");
        }
        return before.isEnded() ? Step.nothing(after, "the record has ended") : ended(after, system, rule, rules, at);
    }

    private static Step ended(RecordState state, String system, Rules.Deleted rule, Rules rules, Instant at) {
        var facts = new ArrayList<Fact>();
        for (var other : rules.others(system)) {
            boolean reaches = state.link(other).isLive() || state.inflight(other).isPresent();
            boolean tells = rule == Rules.Deleted.MARK || rule == Rules.Deleted.DELETE;
            facts.add(reaches && tells ? new Fact.Lags(other) : new Fact.CaughtUp(other));
        }
        return new Step(state.ended(at), facts);
    }
}
