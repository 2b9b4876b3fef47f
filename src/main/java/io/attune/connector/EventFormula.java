package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.connector.template.Template;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import java.util.Map;
import java.util.Optional;

/**
 * A formula over what came in: {@code headers}, {@code settings}, {@code body_sha256}, and {@code body} where it says
 * so.
 *
 * @param readsBody the body must be read as JSON for it
 */
record EventFormula(Formula formula, boolean readsBody) {

    /** Whether it can do without the body is asked of the compiler: without that variable it still compiles. */
    static EventFormula compile(String text) {
        try {
            return new EventFormula(Formula.compile(text, Scopes.HEADERS), false);
        } catch (FormulaException e) {
            return new EventFormula(Formula.compile(text, Scopes.EVENT), true);
        }
    }

    /** Empty where it is untold, blank, or cannot be computed for what came in. */
    Optional<String> text(Envelope envelope) {
        return text(envelope.variables(readsBody));
    }

    Optional<String> text(Map<String, JsonNode> variables) {
        return Optional.of(Template.plain(value(variables))).filter(text -> !text.isBlank());
    }

    private JsonNode value(Map<String, JsonNode> variables) {
        try {
            return formula.evaluate(variables);
        } catch (FormulaException e) {
            return MissingNode.getInstance();
        }
    }
}
