package io.attune.listing;

import java.util.function.Function;

/**
 * An attribute that a list is ordered by.
 *
 * @param form reads back the text that a cursor keeps of it
 */
public record Key<T>(String attribute, Form form, Direction direction, Function<T, Object> value) {

    public enum Direction { UP, DOWN }

    public static <T> Key<T> up(String attribute, Form form, Function<T, Object> value) {
        return new Key<>(attribute, form, Direction.UP, value);
    }

    public static <T> Key<T> down(String attribute, Form form, Function<T, Object> value) {
        return new Key<>(attribute, form, Direction.DOWN, value);
    }

    String order() {
        return "r." + attribute + (direction == Direction.UP ? " asc" : " desc");
    }

    /** {@code r.at < :after0}: what comes behind the value of a cursor. */
    String behind(int place) {
        return "r." + attribute + (direction == Direction.UP ? " > " : " < ") + ":after" + place;
    }

    String at(int place) {
        return "r." + attribute + " = :after" + place;
    }
}
