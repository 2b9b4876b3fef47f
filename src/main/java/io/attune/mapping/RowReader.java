package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import io.attune.mapping.ColumnReader.Common;
import io.attune.mapping.step.Step;
import io.attune.mapping.step.Steps;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Type;
import io.attune.mapping.type.Types;
import io.attune.mapping.type.Unfit;
import io.attune.policy.ConflictPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one row, of the record or of an item. */
final class RowReader {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final IfMissing WAIT_A_DAY = new IfMissing(Duration.ofHours(24), true);

    private final FileContext context;
    private final Faults faults;
    private final String name;
    private final Spot row;
    private Direction direction;

    RowReader(FileContext context, Faults faults, Spot row) {
        this.context = context;
        this.faults = faults;
        this.row = row;
        this.name = row.at().last().getMatchingProperty();
        this.direction = context.direction();
    }

    /** Empty if it has a fault, which is told. */
    Optional<CompiledRow> read() {
        int before = faults.count();
        row.text("direction")
                .flatMap(text -> faults.attempt(row.child("direction"), () -> Direction.parse(text, context.systems())))
                .ifPresent(own -> direction = own);
        var policy = row.text("conflict").flatMap(text -> faults.attempt(row.child("conflict"),
                () -> ConflictPolicy.parse(text, context.systems()))).orElse(context.policy());
        var type = row.text("type").flatMap(text -> faults.attempt(row.child("type"), () -> Types.parse(text)));
        checkColumns();
        if (type.isEmpty()) {
            columns().forEach((system, column) -> columnReader(system).origin(column));
            return Optional.empty();
        }
        var compiled = compile(type.get(), policy);
        new RowCheck(context, faults, row).check(compiled, direction);
        return faults.count() > before ? Optional.empty() : Optional.of(compiled);
    }

    private CompiledRow compile(Type type, ConflictPolicy policy) {
        var constant = value("value", type);
        var common = new Common(type, only(), value("default", type));
        var lenses = new LinkedHashMap<String, Lens>();
        columns().forEach((system, column) ->
                columnReader(system).read(column, common).ifPresent(lens -> lenses.put(system, lens)));
        return new CompiledRow(row(type, policy, lenses, constant.isPresent()), type, lenses, when(), constant,
                direction.from(),
                ifMissing(), needs(type, lenses));
    }

    private Row row(Type type, ConflictPolicy policy, Map<String, Lens> lenses, boolean isConstant) {
        var readable = new LinkedHashSet<>(direction.from());
        if (!isConstant) {
            readable.retainAll(lenses.keySet());
        }
        var writable = new LinkedHashSet<>(direction.to());
        writable.retainAll(lenses.keySet());
        var roots = writable.stream().collect(Collectors.toMap(system -> system, system -> roots(lenses.get(system))));
        return new Row(name, row.text("sensitive").isPresent(), row.isTrue("required"), policy, readable, writable,
                row.isTrue("enforce"), type.reference().isPresent(), roots);
    }

    private static Set<String> roots(Lens lens) {
        return lens.origin().paths().stream().map(Path::root).collect(Collectors.toSet());
    }

    private Map<String, Spot> columns() {
        var columns = new LinkedHashMap<String, Spot>();
        context.systems().stream()
                .map(system -> Map.entry(system, row.child(system)))
                .filter(column -> column.getValue().isText() || column.getValue().isObject())
                .forEach(column -> columns.put(column.getKey(), column.getValue()));
        return columns;
    }

    private ColumnReader columnReader(String system) {
        // a constant is never read from a system, whatever its direction
        var own = row.child("value").exists() ? new Direction(Set.of(), direction.to()) : direction;
        return new ColumnReader(context, faults, own, system);
    }

    private void checkColumns() {
        if (!WORD.matches(name)) {
            faults.addOfKey(row, "a row's name is a word of letters, digits and _");
        }
        if (columns().isEmpty()) {
            faults.addOfKey(row, "the row has no column: say where it stands in "
                    + String.join(" or ", context.systems()));
        }
        if (row.child("direction").exists()) {
            var named = new LinkedHashSet<>(direction.to());
            if (!row.child("value").exists()) {
                named.addAll(direction.from());
            }
            named.removeAll(columns().keySet());
            named.forEach(system -> faults.add(row.child("direction"), "the row has no column for " + system));
        }
    }

    /** {@code value} or {@code default}: something that the type can read. */
    private Optional<JsonNode> value(String key, Type type) {
        var spot = row.child(key);
        if (!spot.exists()) {
            return Optional.empty();
        }
        try {
            var read = type.read(spot.node(), RowContext.NONE);
            boolean asItIs = key.equals("default") || read.isMissingNode();
            return Optional.of(asItIs ? spot.node() : read);
        } catch (Unfit e) {
            faults.add(spot, e.words());
            return Optional.empty();
        }
    }

    private Optional<Step> only() {
        if (!row.child("only").exists()) {
            return Optional.empty();
        }
        return Optional.of(Steps.only(row.items("only").stream().map(Spot::text).toList()));
    }

    private Map<String, Formula> when() {
        var when = row.child("when");
        var formulas = new HashMap<String, Formula>();
        if (when.isText()) {
            for (var system : direction.from()) {
                int before = faults.count();
                condition(when, system).ifPresent(formula -> formulas.put(system, formula));
                if (faults.count() > before) {
                    break; // the other systems would only repeat it
                }
            }
        }
        when.entries().forEach((system, spot) -> {
            if (context.systems().contains(system)) {
                condition(spot, system).ifPresent(formula -> formulas.put(system, formula));
            }
        });
        return formulas;
    }

    private Optional<Formula> condition(Spot spot, String system) {
        try {
            return Optional.of(Formula.condition(spot.text(), context.scope(system)));
        } catch (FormulaException e) {
            e.faults().forEach(fault -> faults.add(spot, fault));
            return Optional.empty();
        }
    }

    private IfMissing ifMissing() {
        return row.text("if_missing").map(Periods::ifMissing).orElse(WAIT_A_DAY);
    }

    private static Set<String> needs(Type type, Map<String, Lens> lenses) {
        var needs = new HashSet<>(type.needs());
        lenses.values().forEach(lens -> lens.steps().forEach(step -> needs.addAll(step.needs())));
        return needs;
    }
}
