package io.attune.mapping;

import java.util.OptionalInt;

/** {@code stop_if_more_than}: deletes beyond it wait for approval. Empty: the default of the engine. */
public record DeleteCap(OptionalInt perHour) {}
