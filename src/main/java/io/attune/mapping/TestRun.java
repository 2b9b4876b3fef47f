package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Runs one test: what reading its record and writing it to the other systems gives. */
final class TestRun {

    private final Mapping mapping;
    private final FileTest test;
    private final Map<String, ObjectNode> patches = new LinkedHashMap<>();
    private final Set<String> skipped = new LinkedHashSet<>();
    private final List<RowProblem> problems = new ArrayList<>();

    private TestRun(Mapping mapping, FileTest test) {
        this.mapping = mapping;
        this.test = test;
    }

    static TestRun of(Mapping mapping, FileTest test) {
        var run = new TestRun(mapping, test);
        run.go();
        return run;
    }

    /** What is written, by target. */
    Map<String, ObjectNode> patches() {
        return patches;
    }

    /** Why nothing, or less, is written: {@code only_if}, {@code when}, {@code not_created}. */
    Set<String> skipped() {
        return skipped;
    }

    List<RowProblem> problems() {
        return problems;
    }

    private void go() {
        var admission = mapping.admits(test.from(), test.record());
        boolean linked = !test.onto().isEmpty();
        if (admission == Admission.REFUSED || admission == Admission.UNTOLD && !linked) {
            skipped.add("only_if");
            return;
        }
        noteWhen();
        var reading = mapping.read(test.from(), test.record(), test);
        reading.problems().stream().filter(problem -> isTested(problem.row())).forEach(problems::add);
        var shared = new LinkedHashMap<String, JsonNode>(reading.values());
        shared.keySet().removeIf(row -> !mapping.row(row).readable().contains(test.from()));
        mapping.systems().stream().map(MappedSystem::name).filter(system -> !system.equals(test.from()))
                .forEach(system -> write(system, shared));
    }

    private boolean isTested(String row) {
        return test.fields().isEmpty() || test.fields().contains(row);
    }

    private void noteWhen() {
        var reading = new RowReading(test.from(), test);
        var scene = Scene.of(test.record(), row -> MissingNode.getInstance());
        for (var row : mapping.plan().rows()) {
            var outcome = isTested(row.name()) ? reading.read(row, scene, Trace.NONE) : new RowOutcome.Untold("");
            if (outcome instanceof RowOutcome.Untold untold && untold.why().equals("when")) {
                skipped.add("when");
            }
        }
    }

    private void write(String system, Map<String, JsonNode> shared) {
        var current = test.onto().getOrDefault(system, MissingNode.getInstance());
        if (current.isMissingNode() && !mapping.mayCreate(system, shared)) {
            skipped.add("not_created");
            return;
        }
        var rows = new TreeSet<>(shared.keySet());
        rows.removeIf(row -> !isTested(row));
        var writing = mapping.write(new WriteRequest(system, shared, rows, current, test));
        problems.addAll(writing.problems());
        writing.missing().forEach(missing -> problems.add(new RowProblem(missing.row(),
                "no " + missing.mapping() + " '" + missing.recordId() + "' is linked in " + system)));
        patches.put(system, (ObjectNode) Canonical.of(writing.patch()));
    }
}
