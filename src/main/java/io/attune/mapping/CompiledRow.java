package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.mapping.type.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row, ready to be applied.
 *
 * @param lenses    by system
 * @param when      by system: the row takes part only where it is true
 * @param constant  of a row with {@code value}
 * @param sources   systems whose records give the constant
 * @param ifMissing of a reference
 * @param needs     rows whose shared values it looks at
 */
record CompiledRow(Row row, Type type, Map<String, Lens> lenses, Map<String, Formula> when, Optional<JsonNode> constant,
        Set<String> sources, IfMissing ifMissing, Set<String> needs) {

    String name() {
        return row.name();
    }

    Optional<Lens> lens(String system) {
        return Optional.ofNullable(lenses.get(system));
    }

    /** The fields that it writes in that system. */
    Stream<Path> writes(String system) {
        return row.writable().contains(system) ? lens(system).stream().flatMap(lens -> lens.origin().paths().stream())
                : Stream.empty();
    }

    /** The mapping that a reference leads to. */
    Optional<String> reference() {
        return type.reference();
    }
}
