package io.attune.simulation.world;

/** Writes the mapping file of a kind of record, as an admin would. */
public final class MappingText {

    /** The field that says in the other systems that a record was deleted in one. */
    public static final String MARK = "status";
    private static final String STAGES = "choice(new, open, won, lost)";

    private MappingText() {}

    public static String of(Kind kind, int version) {
        var text = new StringBuilder("mapping: %s\nversion: %d\nabout: The same in every system.\nsystems:\n"
                .formatted(kind.name(), version));
        kind.names().forEach(name -> text.append("  %s: {connection: %s, object: %s}\n".formatted(name,
                Kind.connection(name), kind.name())));
        text.append("match: [[").append(kind.key()).append("]]\nobserve: confirm\n").append(create(kind));
        text.append("delete:\n  when_deleted_in: {");
        text.append(String.join(", ", kind.deletes().entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .toList()));
        text.append("}\n  mark: {").append(String.join(", ", kind.names().stream()
                .map(name -> name + ": {" + MARK + ": gone}")
                .toList()));
        text.append("}\n  stop_if_more_than: 1000 per hour\n");
        text.append(words(kind));
        text.append("fields:\n");
        kind.fields().forEach(field -> text.append(row(kind, field)));
        return text.toString();
    }

    private static String create(Kind kind) {
        return kind.refused().isEmpty() ? "" : "create: {" + String.join(", ", kind.refused().stream()
                .map(name -> name + ": false").toList()) + "}\n";
    }

    /** One system says yes and no in several words: reading them is not one-to-one. */
    private static String words(Kind kind) {
        return kind.fields().stream().noneMatch(field -> field.kind() == Field.Kind.YES_NO) ? "" : """
                tables:
                  words:
                    read: {y: true, yes: true, n: false, no: false}
                    write: {true: y, false: n}
                    unknown: fail
                """;
    }

    private static String row(Kind kind, Field field) {
        var row = new StringBuilder("  %s:\n    type: %s\n    conflict: %s\n".formatted(field.name(), type(field),
                field.policy()));
        field.onlyFrom().ifPresent(from -> row.append("    direction: %s -> %s\n".formatted(from,
                String.join(", ", kind.names().stream().filter(name -> !name.equals(from)).toList()))));
        if (field.enforce()) {
            row.append("    enforce: true\n");
        }
        if (!field.ifMissing().isEmpty()) {
            row.append("    if_missing: ").append(field.ifMissing()).append("\n");
        }
        kind.names().forEach(name -> row.append("    %s: %s\n".formatted(name, column(kind, field, name))));
        return row.toString();
    }

    private static String type(Field field) {
        return switch (field.kind()) {
            case KEY, TEXT -> "text(200)";
            case NUMBER -> "integer";
            case TAGS -> "tags";
            case YES_NO -> "yes_no";
            case CHOICE -> STAGES;
            case REFERENCE -> "reference(person)";
        };
    }

    private static String column(Kind kind, Field field, String system) {
        return field.kind() == Field.Kind.YES_NO && Values.saysWords(kind, system)
                ? "{field: %s, steps: [{table: words}]}".formatted(field.name())
                : kind.isMarked(system, field.name())
                        ? "{field: %s, steps: [{remove_prefix: %s}]}".formatted(field.name(), Kind.PREFIX)
                        : field.name();
    }
}
