package io.attune.merge;

import java.util.List;
import java.util.TreeMap;

/**
 * The step for "a system told us that this record changed". What it tells is compared with what is known: an echo of
 * our own write or a repeat is dropped by its values. Anything else is believed, or leads to a reading of the record;
 * many tellings of one record collapse into one reading.
 */
public final class Hint {

    private Hint() {}

    /** How far a telling is to be trusted. */
    public enum Trust {
        /** Its values are those of the record then. */
        BELIEVED,
        /** The record is read before anything follows. */
        CONFIRMED,
        /** As {@link #CONFIRMED}, even where it tells nothing new: it may stand for more than it tells. */
        STANDS_FOR_MORE
    }

    public static Step seen(RecordState before, Observation told, Rules rules, Trust trust) {
        if (trust == Trust.BELIEVED || !rules.has(Guard.CONFIRM)) {
            return Observe.apply(before, told, rules);
        }
        boolean known = trust == Trust.CONFIRMED && rules.has(Guard.ECHO)
                && isKnown(before, told, rules);
        return known ? Step.nothing(before, "nothing new") : ask(before, told.system(), rules);
    }

    /** What is on its way there counts as there: if it arrived this tells of it, and what was before may be put back. */
    private static boolean isKnown(RecordState before, Observation told, Rules rules) {
        var link = before.link(told.system());
        var sent = before.inflight(told.system()).map(Inflight::values).orElseGet(TreeMap::new);
        return told.values().entrySet().stream().allMatch(field -> rules.field(field.getKey()) == null
                || field.getValue().equals(sent.getOrDefault(field.getKey(), link.held(field.getKey()).shadow())));
    }

    /** A delete is not believed either: the record may be there still, or its id may answer with another one. */
    public static Step ask(RecordState before, String system, Rules rules) {
        if (rules.has(Guard.TOMBSTONE) && (before.isEnded() || before.link(system).tombstoneAt().isPresent())) {
            return Step.nothing(before, before.isEnded() ? "the record has ended" : "it was deleted in " + system
                    + " before");
        }
        return new Step(before, List.of(new Fact.Unconfirmed(system)));
    }
}
