package io.attune.mapping;

import io.attune.policy.ConflictPolicy;
import java.util.Set;

/** What must fit together in a row whose parts are right by themselves. */
final class RowCheck {

    private static final Set<String> ORDERED = Set.of("integer", "decimal", "money", "date", "datetime", "time");

    private final FileContext context;
    private final Faults faults;
    private final Spot row;

    RowCheck(FileContext context, Faults faults, Spot row) {
        this.context = context;
        this.faults = faults;
        this.row = row;
    }

    void check(CompiledRow compiled, Direction direction) {
        var type = compiled.type();
        if (type.isOneWay() && compiled.row().readable().stream().anyMatch(compiled.row().writable()::contains)) {
            faults.add(row.child("type"), "the type " + type.name() + " has no way back: give the row a direction");
        }
        if (row.child("only").exists() && !type.name().equals("tags")) {
            faults.addOfKey(row.child("only"), "only is for rows of the type tags, and this one is " + type.name());
        }
        checkReference(compiled);
        checkPolicy(compiled);
        for (var needed : compiled.needs()) {
            if (!context.rowNames().contains(needed)) {
                faults.unknown(row.child("type"), "row", needed, context.rowNames());
            }
        }
    }

    private void checkReference(CompiledRow compiled) {
        if (compiled.reference().isEmpty() && row.child("if_missing").exists()) {
            faults.addOfKey(row.child("if_missing"), "if_missing is for rows of the type reference, and this one is "
                    + compiled.type().name());
        }
        var mappings = context.surroundings().mappings();
        compiled.reference().filter(mapping -> !mappings.contains(mapping))
                .ifPresent(mapping -> faults.unknown(row.child("type"), "mapping", mapping, mappings));
    }

    /** Only the row's own word: a default of the file may not fit every row, and is then as good as latest. */
    private void checkPolicy(CompiledRow compiled) {
        var conflict = row.child("conflict");
        if (!conflict.exists()) {
            return;
        }
        var policy = compiled.row().policy();
        var type = compiled.type().name();
        if (policy instanceof ConflictPolicy.Combine && !type.equals("tags")) {
            faults.add(conflict, "combine is for rows of the type tags, and this one is " + type);
        }
        boolean ordered = ORDERED.contains(type.contains("(") ? type.substring(0, type.indexOf('(')) : type);
        if ((policy instanceof ConflictPolicy.Highest || policy instanceof ConflictPolicy.Lowest) && !ordered) {
            faults.add(conflict, conflict.text().strip() + " is for numbers and times, and this row is " + type);
        }
    }
}
