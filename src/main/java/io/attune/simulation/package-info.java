/**
 * Shows that the engine converges: the product's core in a world that is made, moved and disturbed by a seed. Equal
 * seeds
 * give equal runs. A run that breaks an invariant is shortened until nothing can be left out, and told in plain words.
 */
package io.attune.simulation;
