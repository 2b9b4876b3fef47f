/**
 * Judges a run from outside: from what the systems hold in the end, from the log of all edits, and from the lists that
 * Attune shows to people. An entry of a list excuses exactly what it names.
 */
package io.attune.simulation.oracle;
