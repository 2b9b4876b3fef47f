package io.attune.mapping;

import io.attune.document.Shape;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import io.attune.expression.Scope;
import io.attune.yaml.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and compiles a file whose structure is right, at least outside of single rows, lists and tests. */
final class FileReader {

    private final Spot file;
    private final Surroundings surroundings;
    private final Faults faults;

    FileReader(Spot file, Surroundings surroundings, Faults faults) {
        this.file = file;
        this.surroundings = surroundings;
        this.faults = faults;
    }

    /**
     * The mapping, whole only if no fault was told.
     *
     * @param structure what was found wrong with the structure: those parts are left out
     */
    Mapping read(byte[] bytes, List<Problem> structure) {
        var settings = new SettingsReader(file, surroundings, faults);
        var systems = settings.systems();
        var names = systems.stream().map(MappedSystem::name).collect(Collectors.toCollection(LinkedHashSet::new));
        var shapes = settings.shapes(systems);
        var context = new FileContext(names, shapes, Map.of(), settings.direction(names)
                .orElse(Direction.bothWays(names)),
                settings.policy(names), new TablesReader(surroundings, faults).read(file.child("tables")),
                file.entries("fields").keySet(), surroundings);
        var plan = Plan.of(rows(context, structure), lists(context, structure), onlyIf(names, shapes));
        checkLists(plan.lists());
        var rest = settings.read(bytes, systems, shapes);
        var tests = structure.isEmpty() ? new TestsReader(file, names, rowsAndLists(), faults).read()
                : List.<FileTest>of();
        var forms = new FormsReader(file, surroundings, systems).read(plan, rest);
        var mapping = new Mapping(rest, plan, tests.stream().map(FileTest::name).toList(), forms);
        if (faults.count() == 0 && structure.isEmpty()) {
            tests.forEach(test -> run(mapping, test));
        }
        return mapping;
    }

    private void run(Mapping mapping, FileTest test) {
        int before = faults.count();
        var run = TestRun.of(mapping, test);
        new TestJudge(faults, test, run).judge();
        if (faults.count() == before) {
            new Laws(mapping, faults).check(test, run);
        }
    }

    private Set<String> rowsAndLists() {
        var names = new HashSet<>(file.entries("fields").keySet());
        names.addAll(file.entries("lists").keySet());
        return names;
    }

    private List<CompiledRow> rows(FileContext context, List<Problem> structure) {
        var rows = file.entries("fields").values().stream()
                .filter(row -> isWhole("fields", row, structure))
                .map(row -> new RowReader(context, faults, row).read())
                .flatMap(Optional::stream)
                .toList();
        RowOrder.circle(rows)
                .ifPresent(row -> faults.addOfKey(file.child("fields").child(row), "the row needs itself"));
        return RowOrder.of(rows);
    }

    private List<CompiledList> lists(FileContext context, List<Problem> structure) {
        return file.entries("lists").values().stream()
                .filter(list -> isWhole("lists", list, structure))
                .map(list -> new ListReader(context, faults, list).read())
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isWhole(String section, Spot spot, List<Problem> structure) {
        var path = section + "." + spot.at().last().getMatchingProperty();
        return structure.stream()
                .noneMatch(problem -> problem.path().equals(path) || problem.path().startsWith(path + ".")
                || problem.path().startsWith(path + "["));
    }

    private void checkLists(List<CompiledList> lists) {
        for (var list : lists) {
            if (file.child("fields").child(list.name()).exists()) {
                faults.addOfKey(file.child("lists").child(list.name()), "there is a row of that name in fields");
            }
        }
    }

    private Map<String, Formula> onlyIf(Set<String> systems, Map<String, Shape> shapes) {
        var formulas = new HashMap<String, Formula>();
        file.entries("only_if").forEach((system, spot) -> {
            if (systems.contains(system)) {
                try {
                    formulas.put(system, Formula.condition(spot.text(),
                            new Scope(Map.of("source", Optional.ofNullable(shapes.get(system))))));
                } catch (FormulaException e) {
                    e.faults().forEach(fault -> faults.add(spot, fault));
                }
            }
        });
        return formulas;
    }
}
