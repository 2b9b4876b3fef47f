package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes the {@link Forms} of a file that was compiled. */
final class FormsReader {

    /** Keys of a row that say nothing of how it is read and written. */
    private static final Set<String> SILENT = Set.of("direction", "conflict", "sensitive", "if_missing", "enforce",
            "note");

    private final Spot file;
    private final Surroundings surroundings;
    private final List<MappedSystem> systems;
    private final SortedMap<String, SortedMap<String, String>> rows = new TreeMap<>();

    FormsReader(Spot file, Surroundings surroundings, List<MappedSystem> systems) {
        this.file = file;
        this.surroundings = surroundings;
        this.systems = systems;
    }

    Forms read(Plan plan, Settings settings) {
        plan.rows().forEach(row -> rows.put(row.name(), row(row)));
        plan.lists().forEach(list -> rows.put(list.name(), list(list)));
        var entrances = new TreeMap<String, String>();
        systems.forEach(system -> entrances.put(system.name(), hash(entrance(system, settings))));
        return new Forms(rows, entrances, hash(file.child("match").node()));
    }

    private static String hash(JsonNode node) {
        return Canonical.hash(node.isMissingNode() ? Canonical.NODES.nullNode() : node);
    }

    /** The rows that it looks at stand in front of it in every plan: their forms are part of its own. */
    private SortedMap<String, String> row(CompiledRow row) {
        var forms = new TreeMap<String, String>();
        for (var system : systems) {
            boolean gives = row.constant().isPresent() && row.sources().contains(system.name());
            if (gives || row.lenses().containsKey(system.name())) {
                var form = form(file.child("fields").child(row.name()).node(), system, row.row());
                var needs = form.putArray("needs");
                row.needs().stream().sorted().forEach(needed -> needs.add(formOf(needed, system)));
                forms.put(system.name(), hash(form));
            }
        }
        return forms;
    }

    private String formOf(String row, MappedSystem system) {
        return rows.getOrDefault(row, new TreeMap<>()).getOrDefault(system.name(), "");
    }

    private SortedMap<String, String> list(CompiledList list) {
        var forms = new TreeMap<String, String>();
        for (var system : systems) {
            if (list.paths().containsKey(system.name())) {
                var node = file.child("lists").child(list.name()).node();
                var form = form(node, system, list.row());
                var items = form.putObject("fields");
                node.path("fields").fields().forEachRemaining(item ->
                        items.set(item.getKey(), form(item.getValue(), system, list.row())));
                forms.put(system.name(), hash(form));
            }
        }
        return forms;
    }

    /** All that the row says, without what it says of other systems, and with the tables that it names. */
    private ObjectNode form(JsonNode row, MappedSystem system, Row compiled) {
        var form = Canonical.NODES.objectNode();
        row.fields().forEachRemaining(entry -> {
            if (!SILENT.contains(entry.getKey()) && !isSystem(entry.getKey())) {
                ofSystem(entry.getValue(), system).ifPresent(value -> form.set(entry.getKey(), value));
            }
        });
        var column = row.path(system.name());
        if (!column.isMissingNode()) {
            form.set("column", column.isTextual() ? Canonical.NODES.objectNode().set("field", column) : column);
        }
        form.put("reads", compiled.readable().contains(system.name()));
        form.put("writes", compiled.writable().contains(system.name()));
        form.put("of", system.connection() + " " + system.object());
        var tables = form.putObject("tables");
        texts(column, new HashSet<>()).stream().filter(file.child("tables").entries().keySet()::contains)
                .forEach(name -> tables.set(name, table(file.child("tables").child(name))));
        return form;
    }

    /** {@code when} and {@code only_if} may be said of each system. */
    private Optional<JsonNode> ofSystem(JsonNode value, MappedSystem system) {
        boolean each = value.isObject() && systems.stream().anyMatch(one -> value.has(one.name()));
        return each ? Optional.ofNullable(value.get(system.name())) : Optional.of(value);
    }

    private boolean isSystem(String key) {
        return key.equals("fields") || systems.stream().anyMatch(system -> system.name().equals(key));
    }

    private ObjectNode table(Spot table) {
        var form = Canonical.NODES.objectNode();
        form.set("table", table.node());
        table.text("file").flatMap(surroundings::file).ifPresent(bytes -> form.put("file", Canonical.sha256(bytes)));
        return form;
    }

    private static Set<String> texts(JsonNode node, Set<String> found) {
        if (node.isTextual()) {
            found.add(node.textValue());
        }
        node.forEach(child -> texts(child, found));
        return found;
    }

    private ObjectNode entrance(MappedSystem system, Settings settings) {
        var form = Canonical.NODES.objectNode();
        form.put("only_if", file.child("only_if").text(system.name()).orElse(""));
        form.put("create", settings.create().get(system.name()));
        return form.put("of", system.connection() + " " + system.object());
    }
}
