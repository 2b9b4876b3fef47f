package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.connector.template.Template;
import io.attune.connector.template.TreeTemplate;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How the body of a call is written. */
sealed interface BodyRule {

    Optional<byte[]> write(Map<String, JsonNode> variables);

    Optional<String> contentType();

    record None() implements BodyRule {
        @Override
        public Optional<byte[]> write(Map<String, JsonNode> variables) {
            return Optional.empty();
        }

        @Override
        public Optional<String> contentType() {
            return Optional.empty();
        }
    }

    record Json(TreeTemplate tree) implements BodyRule {
        @Override
        public Optional<byte[]> write(Map<String, JsonNode> variables) {
            var filled = tree.fill(variables);
            return Optional.of(utf8(JsonText.write(filled.isMissingNode() ? Canonical.NODES.objectNode() : filled)));
        }

        @Override
        public Optional<String> contentType() {
            return Optional.of("application/json");
        }
    }

    record Form(Map<String, Template> fields) implements BodyRule {
        @Override
        public Optional<byte[]> write(Map<String, JsonNode> variables) {
            var filled = new LinkedHashMap<String, String>();
            fields.forEach((name, template) -> template.text(variables, UnaryOperator.identity())
                    .ifPresent(text -> filled.put(name, text)));
            return Optional.of(utf8(Escape.form(filled)));
        }

        @Override
        public Optional<String> contentType() {
            return Optional.of("application/x-www-form-urlencoded");
        }
    }

    record Graphql(String document, TreeTemplate arguments) implements BodyRule {
        @Override
        public Optional<byte[]> write(Map<String, JsonNode> variables) {
            ObjectNode body = Canonical.NODES.objectNode();
            body.put("query", document);
            var filled = arguments.fill(variables);
            body.set("variables", filled.isMissingNode() ? Canonical.NODES.objectNode() : filled);
            return Optional.of(utf8(JsonText.write(body)));
        }

        @Override
        public Optional<String> contentType() {
            return Optional.of("application/json");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
