package io.attune.sandbox.shop.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A field of a form.
 *
 * @param kind  {@code choice}, {@code lines}, or a type of HTML's input
 * @param value what it shows
 */
public record Input(String name, String label, String kind, String value, boolean required, List<Choice> choices) {

    /** One of a list: what is sent, and what is read. */
    public record Choice(String value, String label) {}

    static Input text(String name, String label, String value) {
        return new Input(name, label, "text", value, false, List.of());
    }

    static Input of(String kind, String name, String label, String value) {
        return new Input(name, label, kind, value, false, List.of());
    }

    static Input lines(String name, String label, String value) {
        return new Input(name, label, "lines", value, false, List.of());
    }

    /** The value is among the choices, even if it could not be chosen anew. */
    static Input choice(String name, String label, String value, List<String> words) {
        var choices = Stream.concat(Stream.of(value), words.stream()).distinct()
                .map(word -> new Choice(word, word.replace('_', ' '))).toList();
        return new Input(name, label, "choice", value, false, choices);
    }

    static Input pick(String name, String label, List<Choice> choices) {
        return new Input(name, label, "choice", "", false, choices);
    }

    Input needed() {
        return new Input(name, label, kind, value, true, choices);
    }

    /** As somebody left it. */
    Input filledWith(Map<String, String> form) {
        return new Input(name, label, kind, form.getOrDefault(name, value), required, choices);
    }

    public boolean isWide() {
        return kind.equals("lines");
    }
}
