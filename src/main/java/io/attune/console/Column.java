package io.attune.console;

import java.util.function.Function;

/** A column of a list: its name, and what it shows of an item. */
record Column<V>(String name, Function<V, Cell> cell) {}
