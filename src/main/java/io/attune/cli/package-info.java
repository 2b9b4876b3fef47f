/**
 * The commands of {@code ./attune}. Each does one thing, says what it did, and ends with 0 (fine), 1 (not) or 2
 * (misused).
 */
package io.attune.cli;
