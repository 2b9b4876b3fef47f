package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Path;
import io.attune.mapping.Explanation.ExplainedRow;
import io.attune.mapping.Explanation.ExplainedStep;
import io.attune.mapping.Explanation.ExplainedTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does what a sync would do with a record, and notes every step. It shows the values of sensitive rows, too: whoever
 * asks has the record.
 */
public final class Explainer {

    private final Mapping mapping;
    private final ExplainRequest request;
    private final RowReading rows;
    private final Reading reading;
    private final Map<String, JsonNode> shared;

    private Explainer(Mapping mapping, ExplainRequest request) {
        this.mapping = mapping;
        this.request = request;
        this.rows = new RowReading(request.from(), request.references());
        this.reading = mapping.read(request.from(), request.record(), request.references());
        this.shared = new LinkedHashMap<>(reading.values());
        shared.keySet().removeIf(row -> !mapping.row(row).readable().contains(request.from()));
    }

    public static Explanation explain(Mapping mapping, ExplainRequest request) {
        return new Explainer(mapping, request).explanation();
    }

    private Explanation explanation() {
        var admission = mapping.admits(request.from(), request.record());
        var explained = new ArrayList<ExplainedRow>();
        mapping.plan().rows().stream().filter(row -> isRead(row.row())).forEach(row -> explained.add(row(row)));
        mapping.plan().lists().stream().filter(list -> isRead(list.row())).forEach(list -> explained.add(list(list)));
        var patches = new LinkedHashMap<String, ObjectNode>();
        if (admission == Admission.ADMITTED) {
            targets().forEach(system -> patches.put(system, write(system, shared.keySet()).patch()));
        }
        return new Explanation(mapping.name(), mapping.version(), request.from(), admission, explained, patches);
    }

    private boolean isRead(Row row) {
        return row.readable().contains(request.from());
    }

    private List<String> targets() {
        return mapping.systems().stream().map(MappedSystem::name).filter(system -> !system.equals(request.from()))
                .toList();
    }

    private Writing write(String system, Set<String> which) {
        return mapping.write(request(system, which));
    }

    private WriteRequest request(String system, Set<String> which) {
        return new WriteRequest(system, shared, which, current(system), request.references());
    }

    private JsonNode current(String system) {
        return request.onto().getOrDefault(system, MissingNode.getInstance());
    }

    private ExplainedRow row(CompiledRow row) {
        var steps = new ArrayList<ExplainedStep>();
        var scene = Scene.of(request.record(), new RowValues(
                name -> reading.values().getOrDefault(name, MissingNode.getInstance()), request.references()));
        var outcome = rows.read(row, scene, note(steps));
        var note = outcome instanceof RowOutcome.Faulty faulty ? faulty.words()
                : outcome instanceof RowOutcome.Untold untold ? untold(untold.why()) : "";
        var targets = targets().stream().filter(row.row().writable()::contains).map(system -> target(row, system))
                .toList();
        var source = row.lens(request.from()).filter(lens -> row.constant().isEmpty())
                .map(lens -> lens.origin().words()).orElse("");
        return new ExplainedRow(row.name(), source, steps, outcome.value(), note, targets);
    }

    private static String untold(String why) {
        return why.equals("when") ? "its condition (when) is not true" : why;
    }

    private ExplainedTarget target(CompiledRow row, String system) {
        var steps = new ArrayList<ExplainedStep>();
        var writing = new RecordWriting(mapping.plan(), request(system, Set.of(row.name())));
        var field = row.lenses().get(system).origin();
        above(row, field.paths(), system).forEach(other -> writing.row(other, Trace.NONE));
        writing.row(row, note(steps));
        var words = field.paths().stream().map(Object::toString).collect(Collectors.joining(", "));
        if (!writing.wrote(row.name())) {
            return new ExplainedTarget(system, words, steps, MissingNode.getInstance(),
                    whyNot(row.name(), writing, system));
        }
        var value = field.paths().size() == 1 ? field.paths().get(0).read(writing.patch()) : writing.patch();
        return new ExplainedTarget(system, words, steps, value, "");
    }

    /** The rows that write the same field before this one does: it finds what they leave. */
    private Stream<CompiledRow> above(CompiledRow row, List<Path> paths, String system) {
        return mapping.plan().rows().stream().takeWhile(other -> other != row)
                .filter(other -> other.row().writable().contains(system))
                .filter(other -> other.lenses().get(system).origin().paths().stream().anyMatch(paths::contains));
    }

    private String whyNot(String row, RecordWriting writing, String system) {
        if (!shared.containsKey(row)) {
            return "there is no value to write";
        }
        var problem = writing.problems().stream().filter(it -> it.row().equals(row)).findFirst();
        if (problem.isPresent()) {
            return problem.get().words();
        }
        return writing.missing().isEmpty() ? "stays: " + system + " holds it already"
                : "waits: the " + writing.missing().get(0).mapping() + " " + writing.missing().get(0).recordId()
                        + " is not linked in " + system;
    }

    private ExplainedRow list(CompiledList list) {
        var problem = reading.problems().stream().filter(it -> it.row().equals(list.name())).map(RowProblem::words)
                .findFirst();
        var value = shared.getOrDefault(list.name(), MissingNode.getInstance());
        var targets = targets().stream().filter(list.row().writable()::contains).map(system -> target(list, system))
                .toList();
        return new ExplainedRow(list.name(), list.paths().get(request.from()).toString(), List.of(), value,
                problem.orElse(value.isMissingNode() ? "it is not told" : ""), targets);
    }

    private ExplainedTarget target(CompiledList list, String system) {
        var writing = write(system, Set.of(list.name()));
        var path = list.paths().get(system);
        var note = !shared.containsKey(list.name()) ? "there is no value to write"
                : !writing.problems().isEmpty() ? writing.problems().get(0).words()
                : writing.patch().isEmpty() ? "stays: " + system + " holds it already" : "";
        return new ExplainedTarget(system, path.toString(), List.of(), path.read(writing.patch()), note);
    }

    private static Trace note(List<ExplainedStep> steps) {
        return (name, words, value) -> steps.add(new ExplainedStep(name, words, value));
    }
}
