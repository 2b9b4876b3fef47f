package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.connector.template.Template;
import io.attune.document.Canonical;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The variables that templates are filled with. */
final class Values {

    private Values() {}

    static ObjectNode texts(Map<String, String> texts) {
        var object = Canonical.NODES.objectNode();
        texts.forEach(object::put);
        return object;
    }

    static Map<String, JsonNode> of(Account account) {
        return Map.of("settings", texts(account.settings()));
    }

    /** A template over settings alone. */
    static Optional<String> text(Template template, Account account) {
        return template.text(of(account), UnaryOperator.identity());
    }
}
