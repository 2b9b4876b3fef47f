package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds the lens laws against the records of a file's tests: writing back what was read changes nothing (GetPut), and
 * what was written reads back the same (PutGet, CreateGet). Rows that go one way owe neither, references neither: their
 * ids differ.
 */
final class Laws {

    private final Mapping mapping;
    private final Faults faults;

    Laws(Mapping mapping, Faults faults) {
        this.mapping = mapping;
        this.faults = faults;
    }

    void check(FileTest test, TestRun run) {
        getPut(test, test.from(), test.record());
        test.onto().forEach((system, record) -> getPut(test, system, record));
        run.patches().forEach((system, patch) -> putGet(test, system, patch));
    }

    private void getPut(FileTest test, String system, JsonNode record) {
        var values = mapping.read(system, record, test).values();
        var writing = mapping.write(new WriteRequest(system, values, rows(system), record, test));
        writing.written().forEach(row -> faults.add(test.spot(), "the row " + row + " breaks a law: writing back to "
                + system
                + " what was read there would change " + TestJudge.shown(writing.patch())));
    }

    private void putGet(FileTest test, String system, ObjectNode patch) {
        var shared = mapping.read(test.from(), test.record(), test).values();
        var current = test.onto().get(system);
        ObjectNode after = current == null ? patch : (ObjectNode) Overlay.of(current, patch);
        var back = mapping.read(system, after, test).values();
        for (var row : rows(system)) {
            var written = shared.get(row);
            var read = back.get(row);
            if (isAsked(test, row) && written != null && !written.equals(read)) {
                faults.add(test.spot(), "the row " + row + " breaks a law: writing " + TestJudge.shown(written) + " to "
                        + system
                        + " and reading it back gives "
                                + (read == null ? "nothing" : TestJudge.shown(Canonical.of(read))));
            }
        }
    }

    private static boolean isAsked(FileTest test, String row) {
        return test.fields().isEmpty() || test.fields().contains(row);
    }

    /** The fields that go both ways in this system. */
    private Set<String> rows(String system) {
        return mapping.plan().rows().stream()
                .filter(row -> row.row().readable().contains(system) && row.row().writable().contains(system))
                .filter(row -> row.reference().isEmpty() && row.constant().isEmpty())
                .map(CompiledRow::name)
                .collect(Collectors.toSet());
    }
}
