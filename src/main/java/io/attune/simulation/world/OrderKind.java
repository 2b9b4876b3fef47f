package io.attune.simulation.world;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the second kind of record: orders, each of a person, in the same systems. */
final class OrderKind {

    static final String NAME = "order";
    static final String NUMBER = "number";
    static final String BUYER = "buyer";
    static final String MEMO = "memo";

    private OrderKind() {}

    static Kind of(List<Traits> homes, Chance chance) {
        var systems = homes.stream().map(home -> home.named(system(home.name()))).toList();
        var buyer = chance.pick(List.of("latest", "latest", "prefer " + systems.get(0).name(), "manual"));
        var fields = List.of(
                new Field(NUMBER, Field.Kind.KEY, "latest", Optional.empty(), false),
                new Field(BUYER, Field.Kind.REFERENCE, buyer, Optional.empty(), false,
                        ifMissing(chance)),
                new Field(MEMO, Field.Kind.TEXT, "latest", Optional.empty(), false));
        var deletes = new TreeMap<String, String>();
        systems.forEach(system -> deletes.put(system.name(), chance.pick(List.of("delete", "delete", "unlink"))));
        return new Kind(NAME, systems, fields, deletes, List.of());
    }

    static String ifMissing(Chance chance) {
        return "wait %d minutes, then %s".formatted(1 + chance.below(9),
                chance.pick(List.of("leave blank", "leave blank", "fail")));
    }

    static String system(String home) {
        return home + "_orders";
    }
}
