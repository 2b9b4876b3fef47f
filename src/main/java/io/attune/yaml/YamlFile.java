package io.attune.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A YAML document as a JSON tree that still knows where each of its parts was written.
 *
 * @param name   the file's name as the person knows it
 * @param tree   its content; numbers are exact
 * @param places line and column of each value, by JSON pointer; the place of a key of an object is under {@link #keyOf}
 */
public record YamlFile(String name, JsonNode tree, Map<JsonPointer, Place> places) {

    /** Where something was written; both numbers from 1. */
    public record Place(int line, int column) {
        static final Place START = new Place(1, 1);
    }

    private static final String KEY_MARK = "\u0000key";

    static JsonPointer keyOf(JsonPointer value) {
        return value.appendProperty(KEY_MARK);
    }

    public JsonNode at(JsonPointer pointer) {
        return tree.at(pointer);
    }

    /** A fault of the value at this place. A place that is not in the file is told at its nearest parent. */
    public Problem problem(JsonPointer pointer, String message) {
        return problem(pointer, place(pointer), message);
    }

    /** A fault of the key itself, a misspelt one for example. */
    public Problem problemOfKey(JsonPointer pointer, String message) {
        var place = places.get(keyOf(pointer));
        return problem(pointer, place == null ? place(pointer) : place, message);
    }

    private Problem problem(JsonPointer pointer, Place place, String message) {
        return new Problem(name, place.line(), place.column(), words(pointer), message);
    }

    private Place place(JsonPointer pointer) {
        for (var at = pointer; at != null; at = at.head()) {
            var place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return Place.START;
    }

    /** {@code /fields/email/steps/0} as a person says it: {@code fields.email.steps[0]}. */
    static String words(JsonPointer pointer) {
        var words = new StringBuilder();
        for (var at = pointer; at != null && !at.matches(); at = at.tail()) {
            if (at.mayMatchElement() && at.getMatchingIndex() >= 0) {
                words.append('[').append(at.getMatchingIndex()).append(']');
            } else {
                words.append(words.isEmpty() ? "" : ".").append(at.getMatchingProperty());
            }
        }
        return words.toString();
    }
}
