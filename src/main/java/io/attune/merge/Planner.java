package io.attune.merge;

import io.attune.merge.Progress.Known;
import java.util.TreeSet;

/**
 * Decides what a delivery does next, from the record's state and what this attempt has learnt. What is in doubt is
 * settled before anything is written, and a record is looked for before it is made.
 */
public final class Planner {

    private Planner() {}

    public static Plan next(RecordState state, Rules rules, Target target, Progress progress) {
        var link = state.link(target.system());
        if (state.isEnded()) {
            return afterEnd(state, rules, target, progress);
        }
        if (link.tombstoneAt().isPresent()) {
            return new Plan.Finished("deleted in " + target.system());
        }
        if (progress.has(Known.ASKED) && !progress.has(Known.READ) && link.externalId().isPresent()) {
            return new Plan.Read(link.externalId().get());
        }
        if (state.inflight(target.system()).isPresent() && rules.has(Guard.UNKNOWN)) {
            return settle(link, target, progress);
        }
        return link.externalId().isPresent()
                ? update(state, rules, target, progress)
                : create(state, rules, target, progress);
    }

    private static Plan afterEnd(RecordState state, Rules rules, Target target, Progress progress) {
        var link = state.link(target.system());
        var rule = Ending.rule(state, rules);
        if (progress.has(Known.TOLD_END) || link.tombstoneAt().isPresent()) {
            return new Plan.Finished("the record has ended");
        }
        if (rule != Rules.Deleted.DELETE && rule != Rules.Deleted.MARK) {
            return new Plan.Finished("the record has ended, and nothing follows");
        }
        if (link.externalId().isPresent() && rule == Rules.Deleted.DELETE && !progress.has(Known.READ)) {
            return new Plan.Read(link.externalId().get()); // an edit that nobody has seen yet must not vanish
        }
        if (link.externalId().isPresent()) {
            var kind = rule == Rules.Deleted.MARK ? Inflight.Kind.MARK : Inflight.Kind.DELETE;
            return new Plan.Write(kind, new TreeSet<>());
        }
        boolean mayExist = state.inflight(target.system()).filter(Inflight::mayHaveCreated).isPresent();
        return mayExist && target.marked() && !progress.has(Known.NOT_BY_MARKER)
                ? new Plan.FindByMarker()
                : new Plan.Finished("the record has ended before it was made in " + target.system());
    }

    /** The answer to an earlier write is not known: read back, or look for what it may have made. */
    private static Plan settle(LinkState link, Target target, Progress progress) {
        if (link.externalId().isPresent()) {
            return new Plan.Read(link.externalId().get());
        }
        return target.marked() && !progress.has(Known.NOT_BY_MARKER) ? new Plan.FindByMarker() : new Plan.FindByKey();
    }

    private static Plan update(RecordState state, Rules rules, Target target, Progress progress) {
        var lagging = Lag.of(state, rules, target.system());
        lagging.removeAll(progress.parked());
        if (lagging.isEmpty()) {
            return new Plan.Finished("up to date");
        }
        return progress.has(Known.READ) || !rules.has(Guard.READ_FIRST)
                ? new Plan.Write(Inflight.Kind.UPDATE, lagging)
                : new Plan.Read(state.link(target.system()).externalId().orElseThrow());
    }

    private static Plan create(RecordState state, Rules rules, Target target, Progress progress) {
        if (!state.seen()) {
            return new Plan.Finished("not seen yet");
        }
        if (!target.mayCreate()) {
            return new Plan.Finished("not created: the mapping does not allow it in " + target.system());
        }
        if (progress.has(Known.MADE)) {
            return target.marked() && !progress.has(Known.NOT_BY_MARKER)
                    ? new Plan.FindByMarker()
                    : new Plan.Finished("made, but " + target.system() + " did not tell its id");
        }
        if (rules.has(Guard.SEARCH) && !progress.has(Known.NOT_BY_KEY)
                && !Keys.complete(rules, Lag.agreed(state)).isEmpty()) {
            return new Plan.FindByKey();
        }
        var fields = Lag.of(state, rules, target.system());
        fields.removeAll(progress.parked());
        return new Plan.Write(target.upserts() ? Inflight.Kind.UPSERT : Inflight.Kind.CREATE, fields);
    }
}
