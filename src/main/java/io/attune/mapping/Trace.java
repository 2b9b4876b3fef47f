package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** Is told what each step made of a value. */
@FunctionalInterface
interface Trace {

    Trace NONE = (name, words, value) -> { };

    void step(String name, String words, JsonNode value);
}
