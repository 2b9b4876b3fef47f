package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.connector.template.Template;
import io.attune.document.InOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One way to search.
 *
 * @param names the fields that it can search by, with the names that a search has for them
 * @param match how {@code {match}} is written
 */
record FindRule(Map<String, String> names, Optional<Match> match, CallRule call) {

    /**
     * The words of a search.
     *
     * @param each     one field, over {@code name} and {@code value}
     * @param unquoted the same for what is no text; empty: as for texts
     * @param texts    the fields that hold texts
     * @param escape   what is written for characters that mean something
     * @param among    how several searches are written as one
     */
    record Match(Template each, Optional<Template> unquoted, Set<String> texts, String join,
            Map<String, String> escape, Optional<Among> among) {

        private String field(String field, String name, JsonNode value) {
            var isText = texts.contains(field);
            var variables = Map.<String, JsonNode>of("name", TextNode.valueOf(name), "value", TextNode.valueOf(
                    isText ? escaped(Template.plain(value)) : Template.plain(value)));
            return (isText ? each : unquoted.orElse(each)).text(variables, UnaryOperator.identity()).orElse("");
        }

        private String among(String field, String name, List<JsonNode> wanted) {
            var way = among.orElseThrow();
            var values = wanted.stream().map(Template::plain).distinct()
                    .map(value -> texts.contains(field)
                            ? filled(way.value(), Map.of("value", TextNode.valueOf(escaped(value)))) : value)
                    .collect(Collectors.joining(way.join()));
            return filled(way.each(), Map.of("name", TextNode.valueOf(name), "values", TextNode.valueOf(values)));
        }

        private static String filled(Template template, Map<String, JsonNode> variables) {
            return template.text(variables, UnaryOperator.identity()).orElse("");
        }

        /** Character by character, so that what an escape writes is not escaped again. */
        String escaped(String value) {
            return value.codePoints().mapToObj(Character::toString)
                    .map(character -> escape.getOrDefault(character, character))
                    .collect(Collectors.joining());
        }
    }

    /**
     * A search for records that hold one of several values: more than is wanted, where it is by two fields.
     *
     * @param each  one field, over {@code name} and {@code values}
     * @param value one text, over {@code value}
     * @param join  what stands between two values
     */
    record Among(Template each, Template value, String join) {}

    boolean canMatchMany() {
        return match.flatMap(Match::among).isPresent();
    }

    /** The words of a search for any of these, which are by the same fields. */
    String matchMany(List<Map<String, JsonNode>> wanted) {
        var words = match.orElseThrow();
        return new TreeSet<>(wanted.get(0).keySet()).stream().map(field -> words.among(field, names.get(field),
                wanted.stream().map(want -> want.get(field)).toList())).collect(Collectors.joining(words.join()));
    }

    FindRule {
        names = InOrder.map(names);
    }

    boolean canSearchBy(Set<String> fields) {
        return !fields.isEmpty() && names.keySet().containsAll(fields);
    }

    String match(Map<String, JsonNode> wanted) {
        return match.map(words -> new TreeMap<>(wanted).entrySet().stream()
                        .map(want -> words.field(want.getKey(), names.get(want.getKey()), want.getValue()))
                        .collect(Collectors.joining(words.join())))
                .orElse("");
    }
}
