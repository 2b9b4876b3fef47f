package io.attune.simulation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.simulation.world.Edit;
import io.attune.simulation.world.Field;
import io.attune.simulation.world.Values;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Every value that a system holds was typed by somebody. */
final class Inventions implements Check {

    @Override
    public Stream<Violation> of(Evidence evidence) {
        return evidence.scene().fields().stream().filter(field -> field.kind() != Field.Kind.REFERENCE).flatMap(field -> of(evidence, field));
    }

    private static Stream<Violation> of(Evidence evidence, Field field) {
        Set<Object> typed = evidence.world().edits().edits().stream()
                .filter(edit -> edit.field().equals(field.name()))
                .map(Edit::value)
                .flatMap(value -> marks(field, value))
                .collect(Collectors.toCollection(HashSet::new));
        return evidence.world().vendors().stream().flatMap(vendor -> vendor.live().stream()
                .flatMap(record -> marks(field, evidence.book().read(vendor.name(), record.values()).get(field.name()))
                        .filter(mark -> !typed.contains(mark))
                        .map(mark -> new Violation(Invariant.INVENTED, "%s of %s is %s, which nobody typed".formatted(
                                field.name(), evidence.name(vendor, record), mark)))));
    }

    /** By what a value is recognised; nothing where it is blank. */
    private static Stream<Object> marks(Field field, JsonNode value) {
        if (value == null || value.isNull()) {
            return Stream.of();
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText);
        }
        return Values.action(field, value).map(Object.class::cast).or(() -> Optional.of(value)).stream();
    }
}
