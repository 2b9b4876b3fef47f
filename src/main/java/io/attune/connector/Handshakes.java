package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.template.Template;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The requests of a system that are no events but a test whether somebody is here. */
record Handshakes(List<Rule> rules) {

    /** More of an answer is nobody's test. */
    private static final int MAX_ANSWER = 4096;

    /**
     * One such test.
     *
     * @param signed only when the request was found genuine
     * @param body   over {@code request}
     */
    record Rule(Formula when, boolean signed, int status, String contentType, Optional<Template> body) {}

    Handshakes {
        rules = List.copyOf(rules);
    }

    Optional<Verdict.Handshake> answer(WebhookRequest request, boolean genuine) {
        if (rules.stream().noneMatch(rule -> rule.signed() == genuine)) {
            return Optional.empty();
        }
        var variables = Map.<String, JsonNode>of("request", view(request));
        return rules.stream().filter(rule -> rule.signed() == genuine && holds(rule.when(), variables)).findFirst()
                .map(rule -> answer(rule, variables));
    }

    private static boolean holds(Formula when, Map<String, JsonNode> variables) {
        try {
            return when.evaluate(variables).booleanValue();
        } catch (FormulaException e) {
            return false;
        }
    }

    /** Never content that a browser would run, since anybody may have written what is given back. */
    private static Verdict.Handshake answer(Rule rule, Map<String, JsonNode> variables) {
        var text = rule.body().flatMap(body -> body.text(variables, UnaryOperator.identity())).orElse("");
        var headers = Map.of("Content-Type", rule.contentType(), "X-Content-Type-Options", "nosniff");
        return new Verdict.Handshake(rule.status(), headers, text.length() > MAX_ANSWER
                ? text.substring(0, MAX_ANSWER) : text);
    }

    private static JsonNode view(WebhookRequest request) {
        var view = Canonical.NODES.objectNode();
        view.put("method", request.method()).put("url", request.url());
        var headers = view.putObject("headers");
        request.headers().forEach((name, values) -> values.stream().findFirst()
                .ifPresent(text -> headers.put(name, text)));
        int query = request.url().indexOf('?');
        view.set("query", pairs(query < 0 ? "" : request.url().substring(query + 1)));
        var type = request.headers().getOrDefault("content-type", List.of("")).get(0);
        view.set("form", pairs(type.startsWith("application/x-www-form-urlencoded")
                ? new String(request.body(), StandardCharsets.UTF_8) : ""));
        if (JsonText.read(request.body()) instanceof JsonText.Reading.Readable readable) {
            view.set("body", readable.tree());
        }
        return view;
    }

    private static JsonNode pairs(String text) {
        var pairs = Canonical.NODES.objectNode();
        for (var pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
