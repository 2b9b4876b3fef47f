package io.attune.simulation.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** How the mapping of a kind of record changes: what it was before, and what it is in the end. */
final class KindChange {

    private static final String ROW = "note";
    private static final String RULED = "name";

    private KindChange() {}

    /** The two versions of a mapping: a row more or less, one that is read otherwise, or one that is decided otherwise. */
    static List<Kind> of(Kind kind, Chance chance) {
        double dice = chance.share() * 100;
        if (dice < 15) {
            return List.of(without(kind), kind);
        } else if (dice < 30) {
            return List.of(kind, without(kind));
        } else if (dice < 40) {
            return List.of(kind, ruledOtherwise(kind, chance));
        }
        var marked = new HashSet<String>();
        kind.names().stream().filter(name -> chance.percent(50)).forEach(marked::add);
        marked.add(chance.pick(kind.names()));
        var other = chance.percent(20) ? ruledOtherwise(kind, chance).marking(marked) : kind.marking(marked);
        return dice < 80 ? List.of(kind, other) : List.of(other, kind);
    }

    private static Kind without(Kind kind) {
        return kind.with(kind.fields().stream().filter(field -> !field.name().equals(ROW)).toList());
    }

    private static Kind ruledOtherwise(Kind kind, Chance chance) {
        var policy = chance.pick(List.of("latest", "manual", "prefer " + kind.names().get(1)));
        var fields = new ArrayList<>(kind.fields());
        fields.replaceAll(field -> field.name().equals(RULED) && field.onlyFrom().isEmpty()
                ? new Field(field.name(), field.kind(), policy, Optional.empty(), false) : field);
        return kind.with(fields);
    }
}
