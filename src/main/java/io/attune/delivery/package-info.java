/**
 * Brings lagging systems up to date: claims what is due, asks the core what to do next, makes the calls, stores how
 * they ended. A delivery is a dirty mark; what is sent is computed when it is sent.
 */
package io.attune.delivery;
