package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.Path;
import io.attune.expression.FormulaException;
import io.attune.mapping.type.Unfit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Works out what one system is to be written, by the lens rule: what reads as the wanted value stays as it is. */
final class RecordWriting {

    private final Plan plan;
    private final WriteRequest request;
    private final Scene current;
    private final ObjectNode patch = Canonical.NODES.objectNode();
    private final Set<String> written = new LinkedHashSet<>();
    /** Those that several rows write into; and of these, those that were written. */
    private final Set<Path> sharedFields;
    private final Set<Path> paths = new HashSet<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final List<MissingReference> missing = new ArrayList<>();

    RecordWriting(Plan plan, WriteRequest request) {
        this.plan = plan;
        this.request = request;
        this.sharedFields = plan.sharedFields(request.system());
        this.current = Scene.of(request.current(), new RowValues(
                row -> request.shared().getOrDefault(row, MissingNode.getInstance()), request.references()));
    }

    Writing result() {
        for (var row : plan.rows()) {
            if (isAsked(row.row())) {
                row(row, Trace.NONE);
            }
        }
        if (!sharedFields.isEmpty()) {
            together();
        }
        new ListWriting(plan, request, current).into(patch, written, problems);
        return new Writing(patch, written, problems, missing);
    }

    /**
     * A row that another one wrote into the same field after it is written once more, onto what they made together.
     * Where that is what the system holds already, none of them was written.
     */
    private void together() {
        var writtenOver = writtenOver();
        problems.removeIf(problem -> writtenOver.stream().anyMatch(row -> row.name().equals(problem.row())));
        writtenOver.forEach(row -> row(row, Trace.NONE));
        writtenOver.stream().flatMap(row -> row.writes(request.system())).map(Path::root).distinct()
                .filter(root -> patch.has(root) && patch.get(root).equals(request.current().get(root)))
                .forEach(this::unwrite);
    }

    private List<CompiledRow> writtenOver() {
        var last = new HashMap<Path, CompiledRow>();
        var asked = plan.rows().stream().filter(row -> isAsked(row.row())).toList();
        asked.forEach(row -> row.writes(request.system()).forEach(path -> last.put(path, row)));
        return asked.stream()
                .filter(row -> row.writes(request.system()).anyMatch(path -> last.get(path) != row))
                .toList();
    }

    private void unwrite(String root) {
        patch.remove(root);
        plan.rows().stream()
                .filter(row -> row.writes(request.system()).allMatch(path -> path.root().equals(root)))
                .forEach(row -> written.remove(row.name()));
    }

    private boolean isAsked(Row row) {
        return request.rows().contains(row.name()) && row.writable().contains(request.system());
    }

    /** One row, into the patch. */
    void row(CompiledRow row, Trace trace) {
        var shared = request.shared().getOrDefault(row.name(), MissingNode.getInstance());
        if (shared.isMissingNode()) {
            return;
        }
        var lens = row.lenses().get(request.system());
        try {
            var wanted = outside(row, shared);
            if (wanted.isPresent()) {
                write(row, lens, wanted.get(), trace);
            }
        } catch (Unfit e) {
            problems.add(new RowProblem(row.name(), row.row().sensitive() ? e.wordsWithoutValue() : e.words()));
        } catch (FormulaException e) {
            problems.add(new RowProblem(row.name(), e.getMessage()));
        }
    }

    /** The value as this system names it: of a reference, the id there; empty while that is missing. */
    private Optional<JsonNode> outside(CompiledRow row, JsonNode shared) {
        if (row.reference().isEmpty() || shared.isNull()) {
            return Optional.of(shared);
        }
        var mapping = row.reference().get();
        var id = request.references().idOf(mapping, shared.asText());
        if (id.isEmpty()) {
            missing.add(new MissingReference(row.name(), mapping, shared.asText(), row.ifMissing()));
        }
        return id.map(TextNode::valueOf);
    }

    private void write(CompiledRow row, Lens lens, JsonNode wanted, Trace trace) throws Unfit {
        var now = now(lens);
        var seen = lens.look(now);
        if (lens.readsBack() && seen.value().equals(wanted)) {
            return;
        }
        var value = lens.put(wanted, seen, request.shared(), now, trace);
        if (holds(lens, value, now)) {
            return;
        }
        lens.origin().write(patch, value, now);
        if (!sharedFields.isEmpty()) {
            paths.addAll(lens.origin().paths());
        }
        written.add(row.name());
    }

    /** The record as the rows above leave it, where they write the same field: a whole name has several rows. */
    private Scene now(Lens lens) {
        return !paths.isEmpty() && lens.origin().paths().stream().anyMatch(paths::contains)
                ? Scene.of(Overlay.of(current.source(), patch), current.rows())
                : current;
    }

    /**
     * Whether the fields hold it already: a date without its seconds does not read as the moment it was written from.
     */
    private static boolean holds(Lens lens, JsonNode value, Scene now) {
        return !now.here().isMissingNode() && !(lens.origin() instanceof Origin.Computed)
                && Canonical.of(lens.origin().read(now)).equals(Canonical.of(value));
    }

    boolean wrote(String row) {
        return written.contains(row);
    }

    ObjectNode patch() {
        return patch;
    }

    List<RowProblem> problems() {
        return problems;
    }

    List<MissingReference> missing() {
        return missing;
    }
}
