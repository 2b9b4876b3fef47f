/**
 * Records, links and what belongs to them as rows. Loads a state whole and locked, stores what a step made of it;
 * decides nothing.
 */
package io.attune.record;
