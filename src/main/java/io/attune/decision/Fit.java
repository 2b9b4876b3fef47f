package io.attune.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.mapping.Mapping;
import io.attune.mapping.RowProblem;
import io.attune.mapping.WriteRequest;
import io.attune.merge.Lag;
import io.attune.merge.RecordState;
import io.attune.sync.KnownReferences;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether a field can have a value that a person wrote: each system can be given it, and reads it again. */
final class Fit {

    private final Mapping mapping;
    private final String field;
    private final JsonNode value;

    Fit(Mapping mapping, String field, JsonNode value) {
        this.mapping = mapping;
        this.field = field;
        this.value = value;
    }

    /** Why it is none, in words. */
    Optional<String> problem(RecordState state) {
        return mapping.row(field).writable().stream().sorted()
                .flatMap(system -> problems(state, system))
                .findFirst()
                .map(words -> field + ": " + words);
    }

    /** Where the value in force cannot be written either, this one is not to blame. */
    private Stream<String> problems(RecordState state, String system) {
        var values = new TreeMap<>(Lag.agreed(state));
        var inForce = values.containsKey(field) ? tried(values, system).words() : Optional.<String>empty();
        values.put(field, value);
        var tried = tried(values, system);
        return inForce.isPresent() ? Stream.empty() : Stream.of(tried.words(), tried.kind()).flatMap(Optional::stream);
    }

    private Tried tried(Map<String, JsonNode> values, String system) {
        var written = mapping.write(new WriteRequest(system, values, Set.of(field), MissingNode.getInstance(),
                KnownReferences.none()));
        var read = mapping.read(system, written.patch(), KnownReferences.none());
        return new Tried(words(written.problems()).or(() -> words(read.problems())), kind(read.values().get(field)));
    }

    /** Why a value cannot be written, and why it is of another kind than what is read back. */
    private record Tried(Optional<String> words, Optional<String> kind) {}

    private Optional<String> words(List<RowProblem> problems) {
        return problems.stream().filter(problem -> problem.row().equals(field)).map(RowProblem::words).findFirst();
    }

    private Optional<String> kind(JsonNode read) {
        return read == null || read.isNull() || value.isNull() || read.getNodeType() == value.getNodeType()
                ? Optional.empty()
                : Optional.of("expected a " + word(read.getNodeType()) + ", found a " + word(value.getNodeType()));
    }

    private static String word(JsonNodeType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
