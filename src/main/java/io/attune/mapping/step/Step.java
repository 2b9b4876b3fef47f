package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.Lookup;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Unfit;
import java.util.Optional;
import java.util.Set;

/** One step of a column. Immutable, free of side effects; throws nothing but {@link Unfit}. */
public interface Step {

    /** As it is written in a mapping file: {@code split_lines}. */
    String name();

    /** From the system towards the shared value. */
    JsonNode read(JsonNode value, RowContext rows) throws Unfit;

    /**
     * From the shared value towards the system.
     *
     * @param old what this step would read from the system now, for steps that keep the rest of it; missing for a new
     *            record
     * @throws IllegalStateException if the step is one way: loading refuses such a column
     */
    JsonNode write(JsonNode value, JsonNode old, RowContext rows) throws Unfit;

    StepClass stepClass();

    /** What reading does, for a person: {@code removes '#' in front}. */
    String words();

    /** Other rows whose shared values it looks at: they have to be read before, and known when writing. */
    default Set<String> needs() {
        return Set.of();
    }

    /** What it finds in records of another mapping: they have to be found before it reads. */
    default Optional<Lookup> lookup() {
        return Optional.empty();
    }
}
