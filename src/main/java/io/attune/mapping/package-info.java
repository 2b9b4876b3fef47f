/**
 * Mappings: one kind of record shared by several systems, in one file for all directions. A row is a field; a column is
 * a system; both directions come from the same column, because every step knows its way back.
 *
 * <p>A file is read strictly, compiled once, and switched on only if it has no fault: names that exist, types and steps
 * that fit, laws that hold, tests that pass. A compiled {@link io.attune.mapping.Mapping} is immutable and pure: it is
 * asked what a record of a system means, and what must be written to make another system agree.
 *
 * <p>The lens rule holds throughout: {@code write(v, s) = s if read(s) = v}. What already reads as the wanted value is
 * left as it is spelled.
 */
package io.attune.mapping;
