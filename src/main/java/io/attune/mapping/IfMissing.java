package io.attune.mapping;

import java.time.Duration;

/**
 * {@code if_missing}: how long a record waits for one that it refers to, and whether it fails then or leaves it blank.
 */
public record IfMissing(Duration patience, boolean thenFail) {}
