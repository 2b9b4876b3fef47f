package io.attune.merge;

import java.util.ArrayList;
import java.util.TreeMap;

/**
 * The step for "this delete shall not follow": a record that ended by a delete in one system goes on in the others.
 * There it stays deleted; nothing makes it anew.
 */
public final class Revival {

    private Revival() {}

    public static Step of(RecordState ended, Rules rules) {
        if (!ended.isEnded()) {
            return Step.nothing(ended, "the record has not ended");
        }
        var after = ended.left().map(system -> apart(ended, system)).orElse(ended).revived();
        var facts = new ArrayList<Fact>();
        for (var system : rules.systems()) {
            facts.add(new Fact.CaughtUp(system)); // what was held there was the delete
            if (after.link(system).isLive()) {
                after = after.withLink(system, forgettingEdits(after, system));
                facts.add(new Fact.Unconfirmed(system));
            } else if (after.link(system).tombstoneAt().isEmpty()) {
                facts.add(new Fact.Lags(system));
            }
        }
        return new Step(after, facts);
    }

    /** It fits the mapping there no better than before: that system takes part no more. */
    private static RecordState apart(RecordState ended, String system) {
        return ended.withLink(system, ended.link(system).withTombstone(ended.endedAt().orElseThrow()));
    }

    /** What was edited there since the end was listed as lost, and noted as seen: a reading shall find it again. */
    private static LinkState forgettingEdits(RecordState state, String system) {
        var link = state.link(system);
        var held = new TreeMap<>(link.fields());
        state.fields().forEach((field, agreed) -> held.computeIfPresent(field, (name, known) ->
                isEdited(known, agreed) ? known.confirmed(agreed.value(), known.ack()) : known));
        return link.withFields(held, link.frozen());
    }

    private static boolean isEdited(Held known, Agreed agreed) {
        return known.isKnown() && known.ack() == agreed.version() && known.assumed().isEmpty()
                && !known.shadow().equals(agreed.value()) && known.image().filter(known.shadow()::equals).isEmpty();
    }
}
