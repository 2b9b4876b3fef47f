package io.attune.mapping;

import io.attune.document.Path;
import io.attune.document.Shape;
import io.attune.document.Shape.Field;
import io.attune.document.Shape.Kind;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import io.attune.yaml.Spelling;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one entry of {@code lists}. */
final class ListReader {

    private final FileContext context;
    private final Faults faults;
    private final Spot list;
    private final String name;
    private final Map<String, Path> paths = new LinkedHashMap<>();
    private Direction direction;

    ListReader(FileContext context, Faults faults, Spot list) {
        this.context = context;
        this.faults = faults;
        this.list = list;
        this.name = list.at().last().getMatchingProperty();
        this.direction = context.direction();
    }

    /** Empty if it has a fault, which is told. */
    Optional<CompiledList> read() {
        int before = faults.count();
        list.text("direction").flatMap(text -> faults.attempt(list.child("direction"),
                () -> Direction.parse(text, context.systems())))
                .ifPresent(own -> direction = own);
        if (direction.isTwoWay()) {
            faults.addOfKey(list, "a list goes one way: give it, or the file, a direction");
            direction = new Direction(direction.from(), Set.of());
        }
        for (var system : context.systems()) {
            place(system);
        }
        var items = context.forItems(itemShapes(), direction, rowNames());
        var rows = list.entries("fields").values().stream().map(row -> new RowReader(items, faults, row).read())
                .toList();
        checkKey();
        var onlyIf = onlyIf(items);
        if (faults.count() > before) {
            return Optional.empty();
        }
        var fields = rows.stream().flatMap(Optional::stream).toList();
        RowOrder.circle(fields).ifPresent(row -> faults.add(list.child("fields").child(row), "the row needs itself"));
        return Optional.of(new CompiledList(row(fields), paths, list.text("key").orElse(""), onlyIf,
                RowOrder.of(fields)));
    }

    private void place(String system) {
        var column = list.child(system);
        if (!column.exists()) {
            return;
        }
        var path = faults.attempt(column, () -> Path.parse(column.text()));
        path.flatMap(it -> fault(system, it)).ifPresentOrElse(words -> faults.add(column, words),
                () -> path.ifPresent(it -> paths.put(system, it)));
    }

    private Optional<String> fault(String system, Path path) {
        var shape = context.shape(system);
        var unknown = shape.flatMap(it -> new FieldCheck(it).fault(path));
        if (unknown.isPresent() || shape.isEmpty()) {
            return unknown;
        }
        if (direction.to().contains(system)) {
            var readOnly = new FieldCheck(shape.get()).writeFault(path);
            if (readOnly.isPresent()) {
                return readOnly;
            }
        }
        var kind = shape.get().at(path).map(Field::kind).orElse(Kind.JSON);
        return kind == Kind.JSON || kind == Kind.LIST ? Optional.empty()
                : Optional.of("The field '" + path + "' of " + shape.get().object() + " is no list.");
    }

    /** Of each system with a column: what an item holds, empty where that is not declared. */
    private Map<String, Optional<Shape>> itemShapes() {
        var shapes = new LinkedHashMap<String, Optional<Shape>>();
        for (var system : context.systems()) {
            shapes.put(system, Optional.ofNullable(paths.get(system)).flatMap(path -> itemShape(system, path)));
        }
        return shapes;
    }

    private Optional<Shape> itemShape(String system, Path path) {
        return context.shape(system).flatMap(shape -> shape.at(path)
                .filter(field -> !field.fields().isEmpty())
                .map(field -> new Shape(shape.object() + " " + path, field.fields())));
    }

    /** The rows of the item, and those of the record around it. */
    private Set<String> rowNames() {
        var names = new HashSet<>(context.rowNames());
        names.addAll(list.entries("fields").keySet());
        return names;
    }

    private void checkKey() {
        var rows = list.entries("fields").keySet();
        list.text("key").filter(key -> !rows.contains(key)).ifPresent(key ->
                faults.add(list.child("key"), "There is no row '" + key + "' in this list."
                + Spelling.didYouMean(key, rows)));
    }

    private Map<String, Formula> onlyIf(FileContext items) {
        var formulas = new HashMap<String, Formula>();
        list.entries("only_if").forEach((system, spot) -> {
            if (context.systems().contains(system)) {
                try {
                    formulas.put(system, Formula.condition(spot.text(), items.scope(system)));
                } catch (FormulaException e) {
                    e.faults().forEach(fault -> faults.add(spot, fault));
                }
            }
        });
        return formulas;
    }

    private Row row(List<CompiledRow> fields) {
        var readable = new LinkedHashSet<>(direction.from());
        readable.retainAll(paths.keySet());
        var writable = new LinkedHashSet<>(direction.to());
        writable.retainAll(paths.keySet());
        var roots = writable.stream()
                .collect(Collectors.toMap(system -> system, system -> Set.of(paths.get(system).root())));
        boolean required = list.child("required").exists() ? list.isTrue("required")
                : fields.stream().anyMatch(field -> field.row().required());
        boolean sensitive = list.child("sensitive").exists()
                || fields.stream().anyMatch(field -> field.row().sensitive());
        return new Row(name, sensitive, required, context.policy(), readable, writable, false, false, roots);
    }
}
