package io.attune.merge;

/**
 * The system that a delivery is for.
 *
 * @param mayCreate by the mapping
 * @param upserts   its connector can create or update by our marker in one call
 * @param marked    its connector keeps our marker
 */
public record Target(String system, boolean mayCreate, boolean upserts, boolean marked) {}
