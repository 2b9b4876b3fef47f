package io.attune.mapping;

/** A reference that cannot be written yet: the record it leads to is not in the target. */
public record MissingReference(String row, String mapping, String recordId, IfMissing ifMissing) {}
