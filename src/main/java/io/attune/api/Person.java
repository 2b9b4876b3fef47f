package io.attune.api;

import java.util.Set;

/** Who decides, where nothing else is to be said. */
public record Person(String by) {

    static Person read(byte[] text) {
        return new Person(Body.read(text, Set.of("by")).by());
    }
}
