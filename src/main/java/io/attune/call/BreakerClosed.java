package io.attune.call;

/**
 * A system answers again, and what failed by its outage may become due. Fired as a CDI event on whatever thread heard the
 * good answer: do not block.
 *
 * @param kind of the calls that were held back; {@code token}: every kind
 */
public record BreakerClosed(String connection, String kind) {}
