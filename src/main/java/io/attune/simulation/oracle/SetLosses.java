package io.attune.simulation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.simulation.world.Edit;
import io.attune.simulation.world.Field;
import io.attune.simulation.world.Overwrite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Of sets, every item counts by itself: what somebody put in is there, unless somebody took it out. */
final class SetLosses implements Check {

    @Override
    public Stream<Violation> of(Evidence evidence) {
        var edits = evidence.world().edits().edits().stream()
                .filter(edit -> evidence.scene().field(edit.field()).kind() == Field.Kind.TAGS)
                .toList();
        return edits.stream().filter(edit -> Losses.isDue(evidence, edit)).flatMap(edit -> added(edit).stream()
                .filter(item -> !isThere(evidence, edit, item))
                .filter(item -> edits.stream().noneMatch(other -> removed(other).contains(item)))
                .filter(item -> !wasWipedOut(evidence, edit, item))
                .map(item -> new Violation(Invariant.LOST,
                        edit.place() + " got the item " + item + ", which is gone")));
    }

    private static List<String> added(Edit edit) {
        return missing(edit.value(), edit.before());
    }

    private static List<String> removed(Edit edit) {
        return missing(edit.before(), edit.value());
    }

    private static List<String> missing(JsonNode from, JsonNode in) {
        var items = new ArrayList<String>();
        from.forEach(item -> items.add(item.asText()));
        items.removeIf(item -> Losses.contains(in, item));
        return items;
    }

    private static boolean isThere(Evidence evidence, Edit edit, String item) {
        var thing = evidence.thing(edit.place()).orElseThrow();
        return Losses.contains(evidence.agreed(thing, edit.field()), item)
                || evidence.conflicts(edit.place()).anyMatch(conflict -> Losses.contains(conflict.lost(), item));
    }

    private static boolean wasWipedOut(Evidence evidence, Edit edit, String item) {
        return evidence.world().edits().overwrites().stream()
                .filter(Overwrite::isBeyondUs)
                .filter(overwrite -> overwrite.place().equals(edit.place()))
                .anyMatch(overwrite -> Losses.contains(overwrite.before(), item)
                        && !Losses.contains(overwrite.after(), item));
    }
}
