package io.attune.simulation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.simulation.world.Overwrite;
import io.attune.simulation.world.Values;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No write of ours puts back a value in the place of one that somebody chose instead of it; unless a person decided so.
 */
final class Returns implements Check {

    @Override
    public Stream<Violation> of(Evidence evidence) {
        var log = evidence.world().edits();
        return log.overwrites().stream()
                .filter(overwrite -> evidence.scene().field(overwrite.place().field()).kind().isTraceable())
                .filter(overwrite -> evidence.counts(
                        evidence.scene().field(overwrite.place().field()), overwrite.place().system()))
                .filter(overwrite -> !overwrite.isBeyondUs() && !overwrite.before().isNull()
                        && !overwrite.after().isNull())
                .filter(overwrite -> !evidence.isListed(overwrite.place(), overwrite.before()))
                .filter(overwrite -> !wasDecided(evidence, overwrite) && !wasPutBack(evidence, overwrite))
                .filter(overwrite -> !isOutrun(evidence, overwrite))
                .filter(overwrite -> isAncestor(evidence, overwrite.place().field(), overwrite.after(),
                        overwrite.before()))
                .map(overwrite -> new Violation(Invariant.OLD_VALUE,
                        "%s went from %s back to %s".formatted(overwrite.place(),
                        overwrite.before(), overwrite.after())));
    }

    private static boolean wasDecided(Evidence evidence, Overwrite overwrite) {
        return evidence.conflicts(overwrite.place()).anyMatch(conflict -> conflict.isAChoice()
                && evidence.isSame(overwrite.place().field(), conflict.kept(), overwrite.after()));
    }

    /** A person merged two records, and chose the old value instead of the one that had replaced it. */
    private static boolean wasPutBack(Evidence evidence, Overwrite overwrite) {
        var field = overwrite.place().field();
        return evidence.world().edits().edits().stream()
                .filter(edit -> edit.field().equals(field) && edit.at().isBefore(overwrite.at()))
                .filter(edit -> evidence.isSame(field, edit.value(), overwrite.after()))
                .filter(edit -> edit.over().stream().anyMatch(over -> evidence.isSame(field, over, overwrite.before())))
                .anyMatch(edit -> evidence.wereOne(edit.place(), overwrite.place()));
    }

    /**
     * What was there had been replaced elsewhere, which had not got here yet; and of that newer value the list says that
     * it lost to the one that was written.
     */
    private static boolean isOutrun(Evidence evidence, Overwrite overwrite) {
        var field = overwrite.place().field();
        return evidence.conflicts(overwrite.place())
                .filter(conflict -> evidence.isSame(field, conflict.kept(), overwrite.after()))
                .anyMatch(conflict -> isAncestor(evidence, field, overwrite.before(), conflict.lost()));
    }

    /** Whether the one value led, edit by edit, to the other. */
    private static boolean isAncestor(Evidence evidence, String field, JsonNode older, JsonNode newer) {
        var edits = evidence.world().edits().edits();
        var sought = action(evidence, field, older);
        var open = new ArrayDeque<>(List.of(action(evidence, field, newer)));
        var seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            var action = open.pop();
            for (var edit : edits) {
                if (edit.field().equals(field) && action.filter(number -> number == edit.action()).isPresent()) {
                    for (var over : edit.over()) {
                        var parent = action(evidence, field, over);
                        if (parent.isPresent() && parent.equals(sought)) {
                            return true;
                        }
                        if (parent.isPresent() && seen.add(parent)) {
                            open.push(parent);
                        }
                    }
                }
            }
        }
        return false;
    }

    private static Optional<Integer> action(Evidence evidence, String field, JsonNode value) {
        return Values.action(evidence.scene().field(field), value);
    }
}
