/**
 * Attune without a server and a database: the product's core, and around it a shell that keeps everything in memory and
 * makes every call through the world's network. It decides nothing: what it is to do, the core says.
 */
package io.attune.simulation.hub;
