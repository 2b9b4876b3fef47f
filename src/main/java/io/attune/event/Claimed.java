package io.attune.event;

/**
 * An event under a lease.
 *
 * @param tries how often it was handed on, this time included
 */
record Claimed(Event event, int tries) {}
