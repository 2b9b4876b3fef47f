/**
 * The engine's steps as functions {@code (state, input) -> (state, facts)}. No clock, no chance, no I/O: equal inputs
 * give equal results, so a simulation and the product run the same code.
 *
 * <p>Two numbers per field and system decide everything: the {@linkplain io.attune.merge.Agreed#version() version} of
 * the agreed value, and the version that a system has {@linkplain io.attune.merge.Held#ack() confirmed}. Clocks decide
 * nothing here but which of two tellings of one system is older.
 */
package io.attune.merge;
