package io.attune.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place of a file whose structure is right already, while it is made into something. Faults found on the way are
 * noted with their place, and the making goes on, so that all are told at once.
 */
public final class Section {

    private final YamlFile file;
    private final JsonPointer at;
    private final List<Problem> problems;

    private Section(YamlFile file, JsonPointer at, List<Problem> problems) {
        this.file = file;
        this.at = at;
        this.problems = problems;
    }

    /** The whole file; what is found wrong is added to {@code problems}. */
    public static Section of(YamlFile file, List<Problem> problems) {
        return new Section(file, JsonPointer.empty(), problems);
    }

    /** What is written here; missing where nothing is. */
    public JsonNode node() {
        return file.at(at);
    }

    public boolean isWritten() {
        return !node().isMissingNode();
    }

    public boolean has(String key) {
        return at(key).isWritten();
    }

    /** The place under a key, written or not. */
    public Section at(String key) {
        return new Section(file, at.appendProperty(key), problems);
    }

    /** The last word of its path: the key that it stands under. */
    public String key() {
        var last = at.last();
        return last == null ? "" : last.getMatchingProperty();
    }

    /** The text, number or truth value here as text; empty where nothing or null is written. */
    public Optional<String> text() {
        return node().isValueNode() && !node().isNull() ? Optional.of(node().asText()) : Optional.empty();
    }

    public Optional<String> text(String key) {
        return at(key).text();
    }

    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    public boolean yes(String key, boolean otherwise) {
        return has(key) ? at(key).node().asBoolean(otherwise) : otherwise;
    }

    public int number(String key, int otherwise) {
        return has(key) ? at(key).node().asInt(otherwise) : otherwise;
    }

    /** The items of a list; one that is not a list is a list of itself. */
    public List<Section> items() {
        if (!isWritten()) {
            return List.of();
        }
        if (!node().isArray()) {
            return List.of(this);
        }
        var items = new ArrayList<Section>();
        for (int i = 0; i < node().size(); i++) {
            items.add(new Section(file, at.appendIndex(i), problems));
        }
        return items;
    }

    public List<String> texts(String key) {
        return at(key).items().stream().flatMap(item -> item.text().stream()).toList();
    }

    /** What stands under each key, in the order of the file. */
    public Map<String, Section> entries() {
        var entries = new LinkedHashMap<String, Section>();
        node().fieldNames().forEachRemaining(name -> entries.put(name, at(name)));
        return entries;
    }

    /** The text here made into something; where {@code parser} throws, its words become a problem. */
    public <T> Optional<T> parsed(Function<String, T> parser) {
        return text().flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException e) {
                problem(e.getMessage());
                return Optional.empty();
            }
        });
    }

    public <T> Optional<T> parsed(String key, Function<String, T> parser) {
        return at(key).parsed(parser);
    }

    public void problem(String message) {
        problems.add(file.problem(at, message));
    }

    /** A fault of the key that this stands under. */
    public void problemOfKey(String message) {
        problems.add(file.problemOfKey(at, message));
    }
}
