package io.attune.simulation.world;

/**
 * What a system tells of its own accord. A repeated delivery has the same number.
 *
 * @param deleted the record is no more; what is shown is its last state
 */
public record Webhook(long number, String system, Shown shown, boolean deleted) {}
