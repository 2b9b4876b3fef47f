/**
 * What is not Attune: systems that keep records, people who edit them, and the network between. All in memory, on a
 * clock
 * that only the schedule moves, with chance that only the seed gives.
 */
package io.attune.simulation.world;
