package io.attune.sync;

/** Some system lags behind some record since a moment ago: whoever delivers may look at once. */
public record Lagging(String mapping) {}
