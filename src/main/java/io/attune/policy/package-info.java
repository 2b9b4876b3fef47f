/**
 * Who wins when two systems changed one field without knowing of each other. Whether they did is decided elsewhere, by
 * versions; here it is only decided which value stays. Clocks are believed as far as their intervals do not overlap.
 */
package io.attune.policy;
