package io.attune.simulation.world;

/** Writes the mapping file of a scene, as an admin would. */
public final class MappingText {

    /** The field that says in the other systems that a record was deleted in one. */
    public static final String MARK = "status";
    private static final String STAGES = "choice(new, open, won, lost)";

    private MappingText() {}

    public static String of(Scene scene, int version) {
        var text = new StringBuilder("mapping: person\nversion: " + version
                + "\nabout: One person in every system.\nsystems:\n");
        scene.names().forEach(name -> text.append("  %s: {connection: %s, object: person}\n".formatted(name, name)));
        text.append("match: [[").append(Vendor.KEY).append("]]\nobserve: confirm\ndelete:\n  when_deleted_in: {");
        text.append(String.join(", ", scene.deletes().entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .toList()));
        text.append("}\n  mark: {").append(String.join(", ", scene.names().stream()
                .map(name -> name + ": {" + MARK + ": gone}")
                .toList()));
        text.append("}\n  stop_if_more_than: 1000 per hour\n");
        text.append(words(scene));
        text.append("fields:\n");
        scene.fields().forEach(field -> text.append(row(scene, field)));
        return text.toString();
    }

    /** One system says yes and no in several words: reading them is not one-to-one. */
    private static String words(Scene scene) {
        return scene.fields().stream().noneMatch(field -> field.kind() == Field.Kind.YES_NO) ? "" : """
                tables:
                  words:
                    read: {y: true, yes: true, n: false, no: false}
                    write: {true: y, false: n}
                    unknown: fail
                """;
    }

    private static String row(Scene scene, Field field) {
        var row = new StringBuilder("  %s:\n    type: %s\n    conflict: %s\n".formatted(field.name(), type(field),
                field.policy()));
        field.onlyFrom().ifPresent(from -> row.append("    direction: %s -> %s\n".formatted(from,
                String.join(", ", scene.names().stream().filter(name -> !name.equals(from)).toList()))));
        if (field.enforce()) {
            row.append("    enforce: true\n");
        }
        scene.names().forEach(name -> row.append("    %s: %s\n".formatted(name, column(scene, field, name))));
        return row.toString();
    }

    private static String type(Field field) {
        return switch (field.kind()) {
            case KEY, TEXT -> "text(200)";
            case NUMBER -> "integer";
            case TAGS -> "tags";
            case YES_NO -> "yes_no";
            case CHOICE -> STAGES;
        };
    }

    private static String column(Scene scene, Field field, String system) {
        return field.kind() == Field.Kind.YES_NO && Values.saysWords(scene, system)
                ? "{field: %s, steps: [{table: words}]}".formatted(field.name())
                : field.name();
    }
}
