package io.attune.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cel.common.exceptions.CelRuntimeException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import io.attune.document.Path;
import java.util.Map;
import java.util.Optional;

/** A compiled formula. Immutable; may be evaluated by many threads at once. */
public final class Formula {

    private final String text;
    private final Program program;

    Formula(String text, Program program) {
        this.text = text;
        this.program = program;
    }

    /** @throws FormulaException with every fault of the text, in an admin's words */
    public static Formula compile(String text, Scope scope) {
        return new FormulaCompiler(text, scope).compile(false);
    }

    /**
     * A formula that answers yes or no.
     *
     * @throws FormulaException also if it surely gives something other than true or false
     */
    public static Formula condition(String text, Scope scope) {
        return new FormulaCompiler(text, scope).compile(true);
    }

    /**
     * Computes it. A variable that is not given, or is missing, is untold.
     *
     * @return a canonical value; missing if the result depends on something untold. What the result does not depend on
     * may be untold: {@code false && x} is false, {@code has(x) ? x : ""} is never untold
     * @throws FormulaException if the values do not fit (text where a number is needed, a blank compared), or bounds
     * are passed
     */
    public JsonNode evaluate(Map<String, JsonNode> variables) {
        Work.begin();
        try {
            return CelValues.toJson(program.eval(name -> variable(variables, name)));
        } catch (CelEvaluationException | CelRuntimeException e) {
            if (Untold.isIn(e)) {
                return MissingNode.getInstance();
            }
            throw new FormulaException(RunWords.of(e));
        }
    }

    private static Optional<Object> variable(Map<String, JsonNode> variables, String name) {
        var value = variables.get(name);
        return Optional.of(Path.isUntold(value) ? Access.UNTOLD : CelValues.fromJson(value));
    }

    /** As its author wrote it. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
