package io.attune.mapping;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.Path;
import io.attune.document.Shape;
import io.attune.mapping.Sweep.Schedule;
import io.attune.policy.ConflictPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what stands beside tables, rows, lists and tests. */
final class SettingsReader {

    private static final CronParser CRON = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** Keys that stand where systems do: no system can have such a name. */
    private static final Set<String> TAKEN = Set.of(
            "type", "direction", "conflict", "required", "default", "value", "only", "when", "sensitive",
            "if_missing", "enforce", "note", "key", "only_if", "fields", "full", "skipped", "problem");

    private final Spot file;
    private final Surroundings surroundings;
    private final Faults faults;

    SettingsReader(Spot file, Surroundings surroundings, Faults faults) {
        this.file = file;
        this.surroundings = surroundings;
        this.faults = faults;
    }

    /** The systems, with what is wrong with them told. */
    List<MappedSystem> systems() {
        var systems = new ArrayList<MappedSystem>();
        file.entries("systems").forEach((name, spot) -> {
            var connection = spot.text("connection").orElse("");
            systems.add(new MappedSystem(name, connection, spot.text("object").orElse("")));
            if (TAKEN.contains(name) || !isName(name)) {
                faults.addOfKey(spot, "a system cannot be called '" + name + "': "
                        + (TAKEN.contains(name) ? "rows have a key of that name"
                                : "write small letters, digits and _"));
            }
            if (spot.child("connection").isText() && !surroundings.connections().contains(connection)) {
                faults.unknown(spot.child("connection"), "connection", connection, surroundings.connections());
            }
        });
        return systems;
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && Character.isLetter(name.charAt(0))
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_');
    }

    /** The shapes of the systems' objects, under the names of messages; an unknown object is told and has none. */
    Map<String, Shape> shapes(List<MappedSystem> systems) {
        var shapes = new LinkedHashMap<String, Shape>();
        for (var system : systems) {
            var words = surroundings.words(system.connection(), system.object());
            var shape = surroundings.shape(system.connection(), system.object());
            shape.ifPresent(it -> shapes.put(system.name(), new Shape(words, it.fields())));
            boolean canBeAsked = surroundings.connections().contains(system.connection()) && !system.object().isEmpty();
            if (shape.isEmpty() && canBeAsked) {
                faults.add(file.child("systems").child(system.name()).child("object"), "There is no object '"
                        + system.object() + "' in the connection '" + system.connection() + "'.");
            }
        }
        return shapes;
    }

    Optional<Direction> direction(Set<String> systems) {
        return file.text("direction")
                .flatMap(text -> faults.attempt(file.child("direction"), () -> Direction.parse(text, systems)));
    }

    ConflictPolicy policy(Set<String> systems) {
        return file.text("conflict")
                .flatMap(text -> faults.attempt(file.child("conflict"), () -> ConflictPolicy.parse(text, systems)))
                .orElse(new ConflictPolicy.Latest());
    }

    Settings read(byte[] bytes, List<MappedSystem> systems, Map<String, Shape> shapes) {
        var names = systems.stream().map(MappedSystem::name).toList();
        var delete = file.child("delete");
        return new Settings(file.text("mapping").orElse(""), file.child("version").node().asInt(),
                file.text("about").orElse(""), Canonical.sha256(bytes), new String(bytes, StandardCharsets.UTF_8),
                systems, match(), create(), deleted(delete), marks(delete.child("mark"), shapes), cap(delete),
                observe(), firstSync(names), sweep(), leaving());
    }

    private List<List<String>> match() {
        var rows = file.entries("fields").keySet();
        var match = new ArrayList<List<String>>();
        for (var key : file.items("match")) {
            key.items().stream().filter(row -> row.isText() && !rows.contains(row.text())).forEach(row ->
                    faults.unknown(row, "row", row.text(), rows));
            match.add(key.items().stream().map(Spot::text).toList());
        }
        return match;
    }

    private Map<String, Boolean> create() {
        var create = new HashMap<String, Boolean>();
        file.entries("create").forEach((system, may) -> create.put(system, may.node().asBoolean()));
        return create;
    }

    private static Map<String, WhenDeleted> deleted(Spot delete) {
        var deleted = new HashMap<String, WhenDeleted>();
        delete.entries("when_deleted_in").forEach((system, what) ->
                deleted.put(system, WhenDeleted.valueOf(what.text().toUpperCase(Locale.ROOT))));
        return deleted;
    }

    /** A mark must say what it writes. */
    private void checkMarks() {
        var delete = file.child("delete");
        if (!delete.child("mark").entries().isEmpty()) {
            return;
        }
        delete.entries("when_deleted_in").values().stream().filter(what -> what.text().equals("mark")).forEach(what ->
                faults.add(what, "mark needs delete.mark, the fields that it writes"));
        if (file.child("when_leaving").text().equals("mark")) {
            faults.add(file.child("when_leaving"), "mark needs delete.mark, the fields that it writes");
        }
    }

    private Map<String, ObjectNode> marks(Spot mark, Map<String, Shape> shapes) {
        checkMarks();
        var marks = new HashMap<String, ObjectNode>();
        mark.entries().forEach((system, fields) -> {
            var values = Canonical.NODES.objectNode();
            fields.entries().forEach((name, value) -> markField(shapes.get(system), name, value)
                    .ifPresent(path -> path.write(values, value.node())));
            marks.put(system, values);
        });
        return marks;
    }

    private Optional<Path> markField(Shape shape, String name, Spot value) {
        var path = faults.attempt(value, () -> Path.parse(name));
        path.filter(it -> shape != null)
                .flatMap(it -> new FieldCheck(shape).fault(it).or(() -> new FieldCheck(shape).writeFault(it)))
                .ifPresent(words -> faults.addOfKey(value, words));
        return path.filter(it -> !it.isMany());
    }

    private static DeleteCap cap(Spot delete) {
        return new DeleteCap(delete.text("stop_if_more_than")
                .map(text -> OptionalInt.of(Integer.parseInt(text.substring(0, text.indexOf(' ')))))
                .orElse(OptionalInt.empty()));
    }

    private Optional<Observe> observe() {
        return file.text("observe").map(text -> Observe.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    private Optional<String> firstSync(List<String> systems) {
        var system = file.text("first_sync").map(text -> text.split(" ")[1]);
        system.filter(name -> !systems.contains(name)).ifPresent(name ->
                faults.unknown(file.child("first_sync"), "system", name, systems));
        return system;
    }

    private Sweep sweep() {
        var changed = new HashMap<String, Schedule>();
        var sweep = file.child("sweep");
        sweep.entries().forEach((system, spot) -> {
            if (!system.equals("full")) {
                spot.text("every").ifPresent(every -> changed.put(system, new Schedule.Every(Periods.every(every))));
                spot.text("cron").ifPresent(cron -> changed.put(system, new Schedule.Cron(cron(spot.child("cron")))));
            }
        });
        return new Sweep(changed, sweep.child("full").text("every").map(Periods::every));
    }

    private String cron(Spot spot) {
        try {
            CRON.parse(spot.text()).validate();
        } catch (IllegalArgumentException e) {
            faults.add(spot, "expected five fields (minute hour day month weekday), as in 0 6 * * 1, found '"
                    + spot.text() + "'");
        }
        return spot.text();
    }

    private WhenLeaving leaving() {
        return file.text("when_leaving").map(text -> WhenLeaving.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(WhenLeaving.KEEP);
    }
}
