/**
 * Formulas: one expression of CEL (the Common Expression Language), checked against the shapes it reads before anything
 * runs.
 *
 * <p>A formula cannot loop without end, reach outside of the values it is given, or use up the machine: its length,
 * depth, iterations, work and result are bounded. What it reads keeps the three states of a value: <em>untold</em>
 * makes the result untold, <em>blank</em> is {@code null}, anything else is a value.
 */
package io.attune.expression;
