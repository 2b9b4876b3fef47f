package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.util.TreeSet;

/** Compares what a test gives with what its author expects; every difference is told at its line. */
final class TestJudge {

    private final Faults faults;
    private final FileTest test;
    private final TestRun run;

    TestJudge(Faults faults, FileTest test, TestRun run) {
        this.faults = faults;
        this.test = test;
        this.run = run;
    }

    void judge() {
        var gives = test.gives();
        if (gives.child("skipped").exists()) {
            judgeSkipped(gives.child("skipped"));
        } else if (gives.child("problem").exists()) {
            judgeProblem(gives.child("problem"));
        } else if (!run.problems().isEmpty()) {
            run.problems().forEach(problem -> fault(gives, "the row " + problem.row() + " has a problem: "
                    + problem.words()));
        } else {
            gives.entries().forEach(this::judgePatch);
        }
    }

    private void judgeSkipped(Spot expected) {
        boolean nothing = run.patches().values().stream().allMatch(ObjectNode::isEmpty);
        if (!run.skipped().contains(expected.text()) || !nothing) {
            fault(expected, "expected skipped: " + expected.text() + ", found " + found());
        }
    }

    private void judgeProblem(Spot expected) {
        if (run.problems().stream().noneMatch(problem -> problem.row().equals(expected.text()))) {
            fault(expected, "expected a problem of the row " + expected.text() + ", found " + found());
        }
    }

    private String found() {
        if (!run.problems().isEmpty()) {
            return "a problem of the row " + run.problems().get(0).row() + ": " + run.problems().get(0).words();
        }
        return run.patches().isEmpty() && !run.skipped().isEmpty() ? "skipped: " + String.join(", ", run.skipped())
                : JsonText.write(Canonical.NODES.objectNode().setAll(run.patches()));
    }

    private void judgePatch(String system, Spot expected) {
        var patch = run.patches().get(system);
        if (patch == null) {
            fault(expected, system.equals(test.from()) ? "the record comes from " + system
                    + ", so nothing is written there"
                    : "nothing is written to " + system + ", skipped: " + String.join(", ", run.skipped()));
        } else {
            compare(expected, patch);
        }
    }

    private void compare(Spot expected, ObjectNode found) {
        var names = new TreeSet<String>();
        found.fieldNames().forEachRemaining(names::add);
        for (var entry : expected.entries().entrySet()) {
            names.remove(entry.getKey());
            compare(entry.getValue(), found.path(entry.getKey()));
        }
        names.forEach(name -> fault(expected, "expected no " + name + ", found " + shown(found.get(name))));
    }

    private void compare(Spot expected, JsonNode found) {
        if (expected.isObject() && found instanceof ObjectNode object) {
            compare(expected, object);
        } else if (!Canonical.of(expected.node()).equals(found)) {
            fault(expected, "expected " + shown(Canonical.of(expected.node())) + ", found " + shown(found));
        }
    }

    private void fault(Spot spot, String words) {
        faults.add(spot, "the test '" + test.name() + "': " + words);
    }

    static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.isTextual() ? "'" + value.textValue() + "'"
                : JsonText.write(value);
    }
}
