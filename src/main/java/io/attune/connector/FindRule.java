package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.connector.template.Template;
import io.attune.document.InOrder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
     */
    record Match(Template each, Optional<Template> unquoted, Set<String> texts, String join,
            Map<String, String> escape) {

        private String field(String field, String name, JsonNode value) {
            var isText = texts.contains(field);
            var variables = Map.<String, JsonNode>of("name", TextNode.valueOf(name), "value", TextNode.valueOf(
                    isText ? escaped(Template.plain(value)) : Template.plain(value)));
            return (isText ? each : unquoted.orElse(each)).text(variables, UnaryOperator.identity()).orElse("");
        }

        /** Character by character, so that what an escape writes is not escaped again. */
        String escaped(String value) {
            return value.codePoints().mapToObj(Character::toString)
                    .map(character -> escape.getOrDefault(character, character))
                    .collect(Collectors.joining());
        }
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
