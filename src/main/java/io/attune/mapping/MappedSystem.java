package io.attune.mapping;

/** One connection and object taking part in a mapping, by the name that the mapping gives it. */
public record MappedSystem(String name, String connection, String object) {}
