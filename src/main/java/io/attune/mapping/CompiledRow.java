package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.expression.Formula;
import io.attune.mapping.type.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** The mapping that a reference leads to. */
    Optional<String> reference() {
        return type.reference();
    }
}
