package io.attune.mapping;

/** A record of another mapping: by its id in a system where something is read, by our record id where it is written. */
public record ReferenceKey(String mapping, String id) {}
