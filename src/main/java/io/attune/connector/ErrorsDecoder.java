package io.attune.connector;

import io.attune.connector.answer.ErrorRule;
import io.attune.connector.answer.ErrorRules;
import io.attune.connector.answer.Meaning;
import io.attune.expression.Formula;
import io.attune.yaml.Section;
import java.util.List;
import java.util.Optional;

/** Reads {@code errors}: those of the connector, and those that a call has before them. */
final class ErrorsDecoder {

    private ErrorsDecoder() {}

    static ErrorRules decode(Section errors) {
        return new ErrorRules(rules(errors.at("rules")), errors.at("words").items().stream()
                .map(words -> Parse.formula(words, Scopes.ANSWER)).toList());
    }

    /** The connector's rules behind those of a call. */
    static ErrorRules decode(Section rules, ErrorRules common) {
        return new ErrorRules(Lists.joined(rules(rules), common.rules()), common.words());
    }

    private static List<ErrorRule> rules(Section rules) {
        return rules.items().stream().map(ErrorsDecoder::rule).toList();
    }

    private static ErrorRule rule(Section rule) {
        var wait = rule.has("wait")
                ? Optional.of(Parse.formula(rule.at("wait"), Scopes.ANSWER))
                : Optional.<Formula>empty();
        return new ErrorRule(Parse.condition(rule.at("when"), Scopes.ANSWER),
                Meaning.parse(rule.text("then", "unknown")),
                wait, rule.text("words"));
    }
}
