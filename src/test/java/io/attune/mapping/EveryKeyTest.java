package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.yaml.YamlFile;
import io.attune.yaml.YamlReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key misspelt once, and every value of a wrong type once: exactly one finding, at its line. */
class EveryKeyTest {

    private static final ObjectMapper PRETTY = new ObjectMapper();
    private static final List<String> FILES = List.of("customer-both-ways.yaml", "order-to-erp.yaml");
    /** Below these, keys are the author's own names, and values are records. */
    private static final List<String> FREE =
            List.of("/samples/", "/record/", "/onto/", "/gives/", "/links/", "/both/", "/read/",
            "/write/", "/mark/");

    record Place(String file, JsonPointer at) {
        @Override
        public String toString() {
            return file + " " + at;
        }
    }

    static Stream<Place> keys() {
        return places(at -> !isFree(at) && !isOwnName(at) && !at.last().mayMatchElement());
    }

    static Stream<Place> values() {
        return places(at -> !isFree(at));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aMisspeltKeyIsOneFindingAtItsLine(Place place) {
        var key = place.at().last().getMatchingProperty();
        var wrong = key + "x";
        var tree = tree(place.file());
        var parent = (ObjectNode) tree.at(place.at().head());
        rename(parent, key, wrong);

        assertOneFinding(tree, place.at().head().appendProperty(wrong), true);
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueOfAWrongTypeIsOneFindingAtItsLine(Place place) {
        var tree = tree(place.file());
        var value = tree.at(place.at());
        replace(tree.at(place.at().head()), place.at().last(), value.isContainerNode() && !isChoiceOfTwo(place.at())
                ? Canonical.NODES.numberNode(7) : Canonical.NODES.arrayNode().add(Canonical.NODES.arrayNode()));

        assertOneFinding(tree, place.at(), false);
    }

    private static void assertOneFinding(JsonNode tree, JsonPointer at, boolean ofKey) {
        var text = pretty(tree).getBytes(StandardCharsets.UTF_8);
        var problems = MappingLoader.load("f", text, new Sandbox()).problems();

        assertEquals(1, problems.size(), problems::toString);
        var file = YamlReader.read("f", text).value().orElseThrow();
        var step = stepAround(at, tree);
        var expected = ofKey && step.equals(at) ? file.problemOfKey(at, "") : file.problem(step, "");
        assertEquals(expected.line(), problems.get(0).line(), problems::toString);
        assertTrue(problems.get(0).message().length() < 1200, problems::toString);
    }

    /** A step is one thing, told where its name stands. */
    private static JsonPointer stepAround(JsonPointer at, JsonNode tree) {
        var parent = at.head();
        boolean inStep = parent != null && parent.head() != null && parent.head().toString().endsWith("/steps");
        return inStep ? parent.appendProperty(tree.at(parent).fieldNames().next()) : at;
    }

    private static Stream<Place> places(Predicate<JsonPointer> wanted) {
        var places = new ArrayList<Place>();
        for (var file : FILES) {
            collect(file, tree(file), JsonPointer.empty(), wanted, places);
        }
        return places.stream();
    }

    private static void collect(String file, JsonNode node, JsonPointer at, Predicate<JsonPointer> wanted,
            List<Place> places) {
        if (!at.matches() && wanted.test(at)) {
            places.add(new Place(file, at));
        }
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> collect(file, node.get(name), at.appendProperty(name), wanted,
                    places));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(file, node.get(i), at.appendIndex(i), wanted, places);
        }
    }

    private static boolean isFree(JsonPointer at) {
        return FREE.stream().anyMatch((at.head() + "/")::contains);
    }

    /** Names of systems, tables, rows, lists and samples where they are defined. */
    private static boolean isOwnName(JsonPointer at) {
        var parent = at.head().toString();
        return parent.equals("/systems") || parent.equals("/tables") || parent.equals("/fields")
                || parent.equals("/lists")
                || parent.equals("/samples") || parent.startsWith("/lists/") && parent.endsWith("/fields");
    }

    /** Where text and keys are both right, only a list is wrong. */
    private static boolean isChoiceOfTwo(JsonPointer at) {
        return at.toString().contains("/steps/");
    }

    private static void rename(ObjectNode object, String from, String to) {
        var before = object.deepCopy();
        object.removeAll();
        before.fields().forEachRemaining(field -> object.set(field.getKey().equals(from) ? to : field.getKey(),
                field.getValue()));
    }

    private static void replace(JsonNode parent, JsonPointer last, JsonNode value) {
        if (parent instanceof ArrayNode list) {
            list.set(last.getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(last.getMatchingProperty(), value);
        }
    }

    private static JsonNode tree(String file) {
        YamlFile read = YamlReader.read(file, Sandbox.example(file)).value().orElseThrow();
        return read.tree().deepCopy();
    }

    private static String pretty(JsonNode tree) {
        try {
            return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
