package io.attune.merge;

import java.util.Set;

/**
 * What a mapping says of one field, as far as the engine cares.
 *
 * @param readable systems in which an edit counts
 * @param writable systems that are written to
 * @param enforce  an edit made where it does not count is written over
 */
public record FieldRule(Set<String> readable, Set<String> writable, boolean enforce) {

    public FieldRule {
        readable = Set.copyOf(readable);
        writable = Set.copyOf(writable);
    }
}
