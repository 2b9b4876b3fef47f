package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.Lookup;

/** Something to be looked up beforehand: records of another mapping, by a shared value of theirs. */
public record LookupKey(Lookup lookup, JsonNode value) {}
