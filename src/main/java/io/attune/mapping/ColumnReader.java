package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import io.attune.expression.Scope;
import io.attune.mapping.Lens.Back;
import io.attune.mapping.step.Step;
import io.attune.mapping.step.StepClass;
import io.attune.mapping.step.StepScope;
import io.attune.mapping.step.Steps;
import io.attune.mapping.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one column of a row: a path, or an object with field, fields, steps, formula, write_steps, write_formula, as.
 */
final class ColumnReader {

    private static final Scope WRITING = new Scope(Map.of("value", Optional.empty(), "shared", Optional.empty()));

    private final FileContext context;
    private final Faults faults;
    private final Direction direction;
    private final String system;

    ColumnReader(FileContext context, Faults faults, Direction direction, String system) {
        this.context = context;
        this.faults = faults;
        this.direction = direction;
        this.system = system;
    }

    private boolean isRead() {
        return direction.from().contains(system);
    }

    private boolean isWritten() {
        return direction.to().contains(system);
    }

    /** What a row says of all its columns. */
    record Common(Type type, Optional<Step> only, Optional<JsonNode> fallback) {}

    /** Empty if it has a fault, which is told. */
    Optional<Lens> read(Spot column, Common row) {
        int before = faults.count();
        var origin = origin(column);
        var fields = origin.map(Origin::paths).orElse(List.of()).stream().map(Path::toString).toList();
        var scope = new StepScope(row.type(), fields, context.tables(), context.surroundings().secret(),
                context.surroundings());
        var steps = steps(column, scope);
        var back = back(column, scope);
        checkClasses(steps, back);
        checkWriting(column, origin, back);
        checkLookups(column, steps, back);
        if (faults.count() == before) {
            origin.ifPresent(it -> checkFit(column, it, steps, row.type()));
        }
        return faults.count() > before ? Optional.empty() : origin.map(it ->
                new Lens(it, steps.stream().map(Placed::step).toList(), back, row.type(), row.only(), row.fallback()));
    }

    /** Where the value comes from; to be asked for alone where the row's type is not known. */
    Optional<Origin> origin(Spot column) {
        return column.isText() ? field(column).map(Origin.OneField::new) : originOfObject(column);
    }

    private Optional<Origin> originOfObject(Spot column) {
        if (column.child("field").exists() && column.child("fields").exists()) {
            faults.add(column, "a column has field or fields, not both");
            return Optional.empty();
        }
        if (column.child("formula").exists()) {
            return formula(column.child("formula"), context.scope(system))
                    .map(formula -> new Origin.Computed(formula, target(column)));
        }
        if (column.child("field").exists()) {
            return field(column.child("field")).map(Origin.OneField::new);
        }
        var fields = fieldsOf(column);
        if (fields.isEmpty()) {
            faults.add(column, "a column needs field, fields or formula");
            return Optional.empty();
        }
        var paths = fields.stream().map(this::field).flatMap(Optional::stream).toList();
        return paths.size() == fields.size() ? Optional.of(new Origin.ManyFields(paths, firstCounts(column, fields)))
                : Optional.empty();
    }

    /** {@code fields}, or what {@code first_of} names. */
    private static List<Spot> fieldsOf(Spot column) {
        var fields = column.items("fields");
        return fields.isEmpty() && isFirstOf(column) ? column.items("steps").get(0).items("first_of") : fields;
    }

    private static boolean isFirstOf(Spot column) {
        var steps = column.items("steps");
        return !steps.isEmpty() && (steps.get(0).child("first_of").exists() || steps.get(0).text().equals("first_of"));
    }

    /** Whether {@code first_of} takes them in the order in which the column names them. */
    private static boolean firstCounts(Spot column, List<Spot> fields) {
        if (!isFirstOf(column)) {
            return false;
        }
        var named = column.items("steps").get(0).items("first_of").stream().map(Spot::text).toList();
        return named.isEmpty() || named.equals(fields.stream().map(Spot::text).toList());
    }

    private Optional<Path> target(Spot column) {
        return column.child("field").exists() ? field(column.child("field")) : Optional.empty();
    }

    private Optional<Path> field(Spot spot) {
        var path = faults.attempt(spot, () -> Path.parse(spot.text()));
        var fault = path.flatMap(it -> context.shape(system).flatMap(shape -> new FieldCheck(shape).fault(it)));
        fault.ifPresent(words -> faults.add(spot, words));
        return fault.isPresent() ? Optional.empty() : path;
    }

    private Optional<Formula> formula(Spot spot, Scope scope) {
        try {
            return Optional.of(Formula.compile(spot.text(), scope));
        } catch (FormulaException e) {
            e.faults().forEach(fault -> faults.add(spot, fault));
            return Optional.empty();
        }
    }

    /** A step and where it stands. */
    private record Placed(Step step, Spot spot) {}

    /** {@code as}, then the steps. */
    private List<Placed> steps(Spot column, StepScope scope) {
        var steps = new ArrayList<Placed>();
        var as = column.child("as");
        if (as.isText()) {
            faults.attempt(as, () -> Steps.as(as.text())).ifPresent(step -> steps.add(new Placed(step, as)));
        }
        steps.addAll(listed(column.child("steps"), scope));
        return steps;
    }

    private List<Placed> listed(Spot list, StepScope scope) {
        var steps = new ArrayList<Placed>();
        for (var spot : list.items()) {
            var name = spot.entries().values().stream().findFirst().orElse(spot);
            faults.attempt(name, () -> Steps.parse(spot.node(), scope))
                    .ifPresent(step -> steps.add(new Placed(step, name)));
        }
        return steps;
    }

    private Optional<Back> back(Spot column, StepScope scope) {
        var formula = column.child("write_formula");
        if (formula.isText()) {
            return formula(formula, WRITING).map(Back.ByFormula::new);
        }
        var steps = column.child("write_steps");
        if (!steps.exists()) {
            return Optional.empty();
        }
        if (isRead()) {
            faults.addOfKey(steps, "write_steps are for a column that is only written, and " + system
                    + " is read, too: give the row a direction, or use steps");
        }
        return Optional.of(new Back.BySteps(listed(steps, scope).stream().map(Placed::step).toList()));
    }

    private void checkClasses(List<Placed> steps, Optional<Back> back) {
        if (!isWritten() || back.isPresent()) {
            return;
        }
        for (var placed : steps) {
            if (placed.step().stepClass() == StepClass.ONE_WAY) {
                faults.add(placed.spot(), "the step " + placed.step().name()
                        + " has no way back, and this row writes to " + system
                        + (isRead() ? ": give the row a direction"
                                : ": use write_steps, which run from the shared value to the field"));
            }
        }
    }

    /** What one look-up gives is known too late for a second one to be made beforehand. */
    private void checkLookups(Spot column, List<Placed> steps, Optional<Back> back) {
        if (Lens.lookups(steps.stream().map(Placed::step).toList(), back).count() > 1) {
            faults.add(column, "a column looks up once, and this one has several steps lookup");
        }
    }

    private void checkWriting(Spot column, Optional<Origin> origin, Optional<Back> back) {
        if (!isWritten() || origin.isEmpty()) {
            return;
        }
        if (origin.get() instanceof Origin.Computed computed && (back.isEmpty() || computed.target().isEmpty())) {
            faults.addOfKey(column.child("formula"), "a formula has no way back, and this row writes to " + system
                    + ": give the row a direction, or a field and a write_formula");
        }
        for (var path : origin.get().paths()) {
            if (path.isMany()) {
                faults.add(spotOf(column, path), "a path with [] cannot be written, and this row writes to " + system);
            } else {
                context.shape(system).flatMap(shape -> new FieldCheck(shape).writeFault(path))
                        .ifPresent(words -> faults.add(spotOf(column, path), words));
            }
        }
    }

    /** Only a column without steps holds the value as it is. */
    private void checkFit(Spot column, Origin origin, List<Placed> steps, Type type) {
        if (origin instanceof Origin.OneField one && steps.isEmpty() && !column.child("write_steps").exists()
                && !column.child("write_formula").exists()) {
            context.shape(system).flatMap(shape -> new FieldCheck(shape).fitFault(one.path(), type, isWritten()))
                    .ifPresent(words -> faults.add(spotOf(column, one.path()), words));
        }
    }

    private static Spot spotOf(Spot column, Path path) {
        if (column.child("field").exists()) {
            return column.child("field");
        }
        return fieldsOf(column).stream().filter(spot -> spot.text().equals(path.toString())).findFirst().orElse(column);
    }
}
