package io.attune.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.attune.yaml.Problem;
import io.attune.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place in a mapping file. What has another type than the schema says reads as if it were not there. */
record Spot(YamlFile file, JsonPointer at) {

    static Spot root(YamlFile file) {
        return new Spot(file, JsonPointer.empty());
    }

    JsonNode node() {
        return file.at(at);
    }

    Spot child(String key) {
        return new Spot(file, at.appendProperty(key));
    }

    boolean exists() {
        return !node().isMissingNode();
    }

    boolean isText() {
        return node().isTextual();
    }

    boolean isObject() {
        return node().isObject();
    }

    String text() {
        return node().asText();
    }

    Optional<String> text(String key) {
        return Optional.of(child(key)).filter(Spot::isText).map(Spot::text);
    }

    boolean isTrue(String key) {
        return child(key).node().asBoolean(false);
    }

    List<Spot> items() {
        var items = new ArrayList<Spot>();
        if (node().isArray()) {
            for (int i = 0; i < node().size(); i++) {
                items.add(new Spot(file, at.appendIndex(i)));
            }
        }
        return items;
    }

    List<Spot> items(String key) {
        return child(key).items();
    }

    /** The entries of an object in the order of the file; empty for anything else. */
    Map<String, Spot> entries() {
        var entries = new LinkedHashMap<String, Spot>();
        if (isObject()) {
            node().fieldNames().forEachRemaining(name -> entries.put(name, child(name)));
        }
        return entries;
    }

    Map<String, Spot> entries(String key) {
        return child(key).entries();
    }

    /** The entries as plain values. */
    Map<String, JsonNode> values() {
        var values = new LinkedHashMap<String, JsonNode>();
        entries().forEach((name, spot) -> values.put(name, spot.node()));
        return values;
    }

    /** A fault of the value here. */
    Problem problem(String message) {
        return file.problem(at, message);
    }

    /** A fault of the key here. */
    Problem problemOfKey(String message) {
        return file.problemOfKey(at, message);
    }
}
