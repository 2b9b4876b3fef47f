package io.attune.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place in a record: {@code a.b}, {@code a[].b} (every item of a list), {@code a[k=v,l=w].b} (the item of a list
 * that has these texts). Parsed once, applied many times.
 */
public final class Path {

    /** One step down: into a key, then perhaps into a list. */
    sealed interface Part {
        String key();

        record Key(String key) implements Part {}

        record Each(String key) implements Part {}

        record Item(String key, Map<String, String> having) implements Part {}
    }

    private final String text;
    private final List<Part> parts;
    private final boolean many;

    private Path(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
        this.many = parts.stream().anyMatch(Part.Each.class::isInstance);
    }

    /** @throws IllegalArgumentException with words for the person who wrote it */
    public static Path parse(String text) {
        return new Path(text, new PathParser(text).parts());
    }

    /** The first key: the field of the object that the path lies in. */
    public String root() {
        return parts.get(0).key();
    }

    /** The names along it, from the root down. */
    public List<String> keys() {
        return parts.stream().map(Part::key).toList();
    }

    /** Whether, behind this key (from 0), it goes into a list: {@code a[]} or {@code a[k=v]}. */
    public boolean entersListAt(int key) {
        return !(parts.get(key) instanceof Part.Key);
    }

    /** Whether it names every item of a list, and so is read as a list and cannot be written. */
    public boolean isMany() {
        return many;
    }

    /**
     * The value there; missing where a parent is missing (untold), null where a parent is null or a list lacks the
     * item.
     */
    public JsonNode read(JsonNode record) {
        return read(record, 0);
    }

    private JsonNode read(JsonNode node, int at) {
        if (at == parts.size() || node.isMissingNode() || node.isNull()) {
            return node;
        }
        var part = parts.get(at);
        var child = node.path(part.key());
        if (part instanceof Part.Key || child.isMissingNode() || child.isNull()) {
            return read(child, at + 1);
        }
        if (part instanceof Part.Item item) {
            return read(find(child, item.having()), at + 1);
        }
        return readEach(child, at + 1);
    }

    private JsonNode readEach(JsonNode list, int at) {
        ArrayNode values = Canonical.NODES.arrayNode();
        for (var item : list) {
            var value = read(item, at);
            if (value.isArray() && isManyAfter(at)) {
                value.forEach(values::add);
            } else if (!value.isMissingNode()) {
                values.add(value);
            }
        }
        return values;
    }

    private boolean isManyAfter(int at) {
        return parts.subList(at, parts.size()).stream().anyMatch(Part.Each.class::isInstance);
    }

    private static JsonNode find(JsonNode list, Map<String, String> having) {
        for (var item : list) {
            if (having.entrySet().stream().allMatch(e -> e.getValue().equals(item.path(e.getKey()).asText()))) {
                return item;
            }
        }
        return NullNode.instance;
    }

    /**
     * Puts the value there, making the parents.
     *
     * @throws IllegalStateException if the path names every item of a list
     */
    public void write(ObjectNode record, JsonNode value) {
        if (isMany()) {
            throw new IllegalStateException("a path with [] cannot be written: " + text);
        }
        ObjectNode node = record;
        for (int at = 0; at < parts.size() - 1; at++) {
            node = descend(node, parts.get(at));
        }
        var last = parts.get(parts.size() - 1);
        node.set(last.key(), value);
    }

    private static ObjectNode descend(ObjectNode node, Part part) {
        if (part instanceof Part.Item item) {
            var list = node.get(part.key()) instanceof ArrayNode present ? present : node.putArray(part.key());
            return find(list, item.having()) instanceof ObjectNode found ? found : added(list, item.having());
        }
        return node.get(part.key()) instanceof ObjectNode present ? present : node.putObject(part.key());
    }

    private static ObjectNode added(ArrayNode list, Map<String, String> having) {
        var item = list.addObject();
        new LinkedHashMap<>(having).forEach((key, text) -> item.set(key, TextNode.valueOf(text)));
        return item;
    }

    public static boolean isUntold(JsonNode value) {
        return value == null || value instanceof MissingNode;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Path path && text.equals(path.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
