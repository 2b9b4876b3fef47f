package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Shape;
import java.util.Optional;
import java.util.Set;

/**
 * The type of a row. {@code read(write(v)) = v} for every shared value {@code v}, unless the type is one way.
 * Immutable, free of side effects.
 */
public interface Type {

    /** As it is written in a mapping file: {@code text(40, cut)}. */
    String name();

    /**
     * The shared value, canonical, of what a system holds (after the steps of its column). Blank for blank, untold for
     * untold.
     */
    JsonNode read(JsonNode systemValue, RowContext rows) throws Unfit;

    /** What a system is given for the shared value (before the steps of its column, backwards). Null for blank. */
    JsonNode write(JsonNode sharedValue, RowContext rows) throws Unfit;

    /** The kinds of field that hold such a value as it is, without a step. */
    Set<Shape.Kind> fits();

    /** Reading loses something that no write can bring back: such a row has one direction. */
    default boolean isOneWay() {
        return false;
    }

    /** Other rows whose shared values it looks at: they have to be read before, and known when writing. */
    default Set<String> needs() {
        return Set.of();
    }

    /**
     * Of {@code reference(mapping)}: the mapping. Such a type reads and writes the external id; the look-up is not its
     * work.
     */
    default Optional<String> reference() {
        return Optional.empty();
    }
}
