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

    /**
     * Whether what this part of a record tells may have changed the row all the same, though it does not say to what.
     * What a formula looks at is not known here, so it may look at this.
     */
    boolean leavesOpen(String system, JsonNode part, Reading reading) {
        var lens = lenses.get(system);
        if (lens == null || !lens.readsBack() || reading.problems().stream().anyMatch(it -> it.row().equals(name()))) {
            return false;
        }
        boolean isTold = reading.values().containsKey(name());
        boolean isTouched = lens.origin().paths().stream().anyMatch(path -> !Path.isUntold(path.read(part)));
        return isTold ? !reading.values().keySet().containsAll(needs)
                : isTouched || lens.origin() instanceof Origin.Computed || when.containsKey(system);
    }

    /** The mapping that a reference leads to. */
    Optional<String> reference() {
        return type.reference();
    }
}
