package io.attune.mapping;

/** A value that a row cannot read or write, in words that show no value of a sensitive row. */
public record RowProblem(String row, String words) {}
