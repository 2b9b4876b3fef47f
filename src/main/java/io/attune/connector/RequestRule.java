package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.template.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** How a request is written. */
record RequestRule(String method, Template base, Template path, Map<String, Template> query,
        Map<String, Template> headers, BodyRule body, Duration timeout) {

    RequestRule {
        query = new LinkedHashMap<>(query);
        headers = new LinkedHashMap<>(headers);
    }

    /** @throws IllegalArgumentException where the address needs a value that was not given: the caller's mistake */
    Request write(Map<String, JsonNode> variables) {
        var address = filled(base, variables, UnaryOperator.identity()) + filled(path, variables, Escape::segment);
        var written = new LinkedHashMap<String, String>();
        body.contentType().ifPresent(type -> written.put("Content-Type", type));
        headers.forEach((name, template) -> template.text(variables, UnaryOperator.identity())
                .ifPresent(text -> written.put(name, Escape.header(text))));
        var request = new Request(method, address, written, body.write(variables), timeout);
        for (var parameter : query.entrySet()) {
            var value = parameter.getValue().text(variables, UnaryOperator.identity());
            request = value.isPresent() ? request.withParameter(parameter.getKey(), value.get()) : request;
        }
        return request;
    }

    private static String filled(Template template, Map<String, JsonNode> variables, UnaryOperator<String> escape) {
        return template.text(variables, escape).filter(text -> !text.isEmpty() || template.toString().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("the address " + template
                        + " needs a value that is not known"));
    }

    /** The settings that its address and headers need. */
    Set<String> settings() {
        var names = new TreeSet<>(base.namesOf("settings"));
        names.addAll(path.namesOf("settings"));
        query.values().forEach(template -> names.addAll(template.namesOf("settings")));
        headers.values().forEach(template -> names.addAll(template.namesOf("settings")));
        return names;
    }
}
