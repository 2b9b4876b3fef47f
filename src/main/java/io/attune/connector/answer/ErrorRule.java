package io.attune.connector.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of error: an answer for which {@code when} is true means this.
 *
 * @param seconds to wait, where the answer has no {@code Retry-After}
 * @param words   said instead of the system's own
 */
public record ErrorRule(Formula when, Meaning meaning, Optional<Formula> seconds, Optional<String> words) {

    /** A rule that cannot be computed for an answer does not speak of it. */
    boolean fits(Map<String, JsonNode> answer) {
        return computed(when, answer).map(JsonNode::booleanValue).orElse(false);
    }

    Optional<Duration> pause(View answer) {
        return answer.retryAfter().or(() -> seconds.flatMap(formula -> computed(formula, answer.variables()))
                .filter(JsonNode::isNumber)
                .map(number -> RetryAfter.seconds(number.decimalValue())));
    }

    static Optional<JsonNode> computed(Formula formula, Map<String, JsonNode> variables) {
        try {
            return Optional.of(formula.evaluate(variables));
        } catch (FormulaException e) {
            return Optional.empty();
        }
    }
}
