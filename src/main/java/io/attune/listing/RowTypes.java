package io.attune.listing;

import java.util.List;

/**
 * The classes whose objects are rows of tables.
 *
 * @param types each an entity
 */
public record RowTypes(List<Class<?>> types) {}
