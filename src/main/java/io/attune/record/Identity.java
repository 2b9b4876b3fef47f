package io.attune.record;

/** One record of one system, as a mapping knows it. */
public record Identity(String mapping, String system, String externalId) {}
