package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.Path;
import io.attune.expression.FormulaException;
import io.attune.mapping.type.Unfit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes lists. Several may stand in one list of the target, one behind the other in the order of the file; they are
 * written together, so all of them must be known.
 */
final class ListWriting {

    private final Plan plan;
    private final WriteRequest request;
    private final Scene current;
    private final List<RowProblem> problems = new ArrayList<>();

    ListWriting(Plan plan, WriteRequest request, Scene current) {
        this.plan = plan;
        this.request = request;
        this.current = current;
    }

    void into(ObjectNode patch, Set<String> written, List<RowProblem> told) {
        var done = new HashSet<Path>();
        for (var list : plan.lists()) {
            if (isAsked(list) && done.add(list.paths().get(request.system()))) {
                write(plan.lists().stream().filter(other -> list.shares(request.system(), other)).toList(), patch,
                        written);
            }
        }
        told.addAll(problems);
    }

    private boolean isAsked(CompiledList list) {
        return request.rows().contains(list.name()) && list.row().writable().contains(request.system())
                && request.shared().containsKey(list.name());
    }

    private void write(List<CompiledList> together, ObjectNode patch, Set<String> written) {
        var path = together.get(0).paths().get(request.system());
        var items = items(together);
        if (items.isMissingNode() || Canonical.of(items).equals(Canonical.of(path.read(request.current())))) {
            return;
        }
        path.write(patch, items);
        together.stream().map(CompiledList::name).filter(request.rows()::contains).forEach(written::add);
    }

    /** All items as the target holds them, null if there is none; missing if they cannot be written. */
    private JsonNode items(List<CompiledList> together) {
        ArrayNode items = Canonical.NODES.arrayNode();
        int before = problems.size();
        for (var list : together) {
            var shared = request.shared().getOrDefault(list.name(), MissingNode.getInstance());
            if (shared.isMissingNode()) {
                problems.add(new RowProblem(together.get(0).name(), list == together.get(0)
                        ? "cannot be written while it is not known"
                        : "cannot be written while " + list.name() + ", which stands in the same list, is not known"));
            }
            shared.forEach(item -> items.add(item(list, item)));
        }
        return problems.size() > before ? MissingNode.getInstance() : items.isEmpty() ? NullNode.instance : items;
    }

    private ObjectNode item(CompiledList list, JsonNode shared) {
        var item = Canonical.NODES.objectNode();
        var rows = new RowValues(
                name -> shared.has(name) ? shared.get(name) : current.rows().shared(name), request.references());
        var nothing = new Scene(MissingNode.getInstance(), MissingNode.getInstance(), rows);
        for (var row : list.fields()) {
            var value = shared.path(row.name());
            if (!value.isMissingNode() && row.row().writable().contains(request.system())) {
                put(list, row, value, nothing, item);
            }
        }
        return item;
    }

    private void put(CompiledList list, CompiledRow row, JsonNode shared, Scene nothing, ObjectNode item) {
        var lens = row.lenses().get(request.system());
        try {
            var value = row.reference().isEmpty() || shared.isNull() ? shared : id(row, shared);
            lens.origin().write(item, lens.put(value, lens.look(nothing), request.shared(), nothing, Trace.NONE),
                    nothing);
        } catch (Unfit e) {
            problem(list, row, row.row().sensitive() ? e.wordsWithoutValue() : e.words());
        } catch (FormulaException e) {
            problem(list, row, e.getMessage());
        }
    }

    private JsonNode id(CompiledRow row, JsonNode recordId) throws Unfit {
        var id = request.references().idOf(row.reference().get(), recordId.asText());
        return TextNode.valueOf(id.orElseThrow(() -> new Unfit(recordId, "is a " + row.reference().get()
                + " that is not in " + request.system() + " yet")));
    }

    private void problem(CompiledList list, CompiledRow row, String words) {
        problems.add(new RowProblem(list.name(), row.name() + ": " + words));
    }
}
