/**
 * How fast Attune is and what it costs: a load generator and a counting sink around an Attune of their own, all on
 * loopback. Nothing of it is loaded by a server.
 */
package io.attune.bench;
