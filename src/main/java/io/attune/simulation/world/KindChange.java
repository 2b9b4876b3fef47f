package io.attune.simulation.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How the mapping of a kind of record changes: what it was before, and what it is in the end. */
final class KindChange {

    /** Rows that a version may be without. */
    private static final Set<String> ROWS = Set.of("note", OrderKind.MEMO);
    private static final Set<String> RULED = Set.of("name", OrderKind.BUYER);

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

    /** Three versions or four, the last of which may be the first again. */
    static List<Kind> several(Kind kind, Chance chance) {
        var versions = new ArrayList<>(List.of(kind));
        int changes = 2 + chance.below(2);
        for (int change = 1; change < changes; change++) {
            versions.add(other(kind, chance));
        }
        versions.add(chance.percent(40) ? kind : other(kind, chance));
        return List.copyOf(versions);
    }

    private static Kind other(Kind kind, Chance chance) {
        var other = chance.percent(30) ? without(kind) : kind;
        other = chance.percent(25) ? ruledOtherwise(other, chance) : other;
        other = chance.percent(25) ? referringOtherwise(other, chance) : other;
        var marked = kind.names().stream().filter(name -> chance.percent(40)).collect(Collectors.toSet());
        return chance.percent(60) ? other.marking(marked) : other;
    }

    /** Whom it refers to is waited for as long as this version says, or no row says any more to whom it refers. */
    private static Kind referringOtherwise(Kind kind, Chance chance) {
        if (chance.percent(40)) {
            return kind.with(kind.fields().stream().filter(field -> field.kind() != Field.Kind.REFERENCE).toList());
        }
        var fields = new ArrayList<>(kind.fields());
        var ifMissing = OrderKind.ifMissing(chance);
        fields.replaceAll(field -> field.kind() == Field.Kind.REFERENCE ? field.waiting(ifMissing) : field);
        return kind.with(fields);
    }

    private static Kind without(Kind kind) {
        return kind.with(kind.fields().stream().filter(field -> !ROWS.contains(field.name())).toList());
    }

    private static Kind ruledOtherwise(Kind kind, Chance chance) {
        var policy = chance.pick(List.of("latest", "manual", "prefer " + kind.names().get(1)));
        var fields = new ArrayList<>(kind.fields());
        fields.replaceAll(field -> RULED.contains(field.name()) && field.onlyFrom().isEmpty()
                ? field.ruledBy(policy) : field);
        return kind.with(fields);
    }
}
