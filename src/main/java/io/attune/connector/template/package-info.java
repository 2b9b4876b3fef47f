/** Texts and trees with formulas in {@code {...}}: what a connector file writes where a call needs values. Pure. */
package io.attune.connector.template;
