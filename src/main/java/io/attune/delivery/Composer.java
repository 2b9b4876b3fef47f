package io.attune.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.mapping.MissingReference;
import io.attune.mapping.References;
import io.attune.mapping.Row;
import io.attune.mapping.RowProblem;
import io.attune.mapping.WriteRequest;
import io.attune.mapping.Writing;
import io.attune.merge.Inflight;
import io.attune.merge.Lag;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Computes what is sent, at the moment of sending. Decides on values only. */
final class Composer {

    private Composer() {}

    static Composed compose(Attempt attempt, Set<String> lagging, References references) {
        var fields = withNeighbours(attempt, lagging);
        var request = new WriteRequest(attempt.system(), Lag.agreed(attempt.state()), fields, attempt.current(),
                references);
        var writing = attempt.place().mapping().write(request);
        var problems = writing.problems().stream()
                .filter(problem -> lagging.contains(problem.row()))
                .collect(Collectors.toMap(RowProblem::row, RowProblem::words, (first, second) -> first, TreeMap::new));
        var sent = new TreeMap<String, Inflight.Sent>();
        for (var field : writing.written()) {
            var agreed = attempt.state().fields().get(field);
            sent.put(field, new Inflight.Sent(agreed.value(), agreed.version()));
        }
        return new Composed(marked(attempt, writing.patch()), sent, equal(fields, writing), problems,
                writing.missing());
    }

    /** What stands in one field with a value that is to be written is written along, or it would be spoilt. */
    private static Set<String> withNeighbours(Attempt attempt, Set<String> lagging) {
        var beside = attempt.place().mapping().beside(attempt.system(), lagging);
        if (beside.isEmpty()) {
            return lagging;
        }
        var fields = new TreeSet<>(beside);
        fields.retainAll(attempt.state().fields().keySet());
        fields.removeAll(attempt.state().link(attempt.system()).frozen());
        fields.removeAll(attempt.progress().parked());
        fields.addAll(lagging);
        return fields;
    }

    private static Set<String> equal(Set<String> fields, Writing writing) {
        var equal = new HashSet<String>();
        for (var field : fields) {
            if (!writing.written().contains(field)) {
                equal.add(field);
            }
        }
        writing.problems().forEach(problem -> equal.remove(problem.row()));
        writing.missing().forEach(missing -> equal.remove(missing.row()));
        return equal;
    }

    /** A record that was not made by us gets our marker with its first write. */
    private static ObjectNode marked(Attempt attempt, ObjectNode patch) {
        return attempt.current().isMissingNode() ? patch
                : attempt.place().object().marked(patch, attempt.current(), attempt.marker());
    }

    /** The required row without which the record must not be made; empty if all have a value. */
    static Optional<String> lacking(Attempt attempt, Composed composed) {
        return attempt.place().mapping().rows().stream()
                .filter(Row::required)
                .filter(row -> row.writable().contains(attempt.system()))
                .map(Row::name)
                .filter(row -> isBlank(attempt, row) || composed.problems().containsKey(row))
                .findFirst();
    }

    private static boolean isBlank(Attempt attempt, String field) {
        var agreed = attempt.state().fields().get(field);
        return agreed == null || agreed.value().isNull();
    }

    /** Rows whose parent did not come in time, and that shall be left blank then. */
    static Set<String> rows(Iterable<MissingReference> missing) {
        var rows = new HashSet<String>();
        missing.forEach(reference -> rows.add(reference.row()));
        return rows;
    }
}
