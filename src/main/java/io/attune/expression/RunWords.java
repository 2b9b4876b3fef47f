package io.attune.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Map;

/**
 * What went wrong while a formula was computed, in an admin's words. Values of the record are never told: they may be
 * personal.
 */
final class RunWords {

    private RunWords() {}

    static String of(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Fault fault) {
                return fault.words();
            }
        }
        return words(e instanceof CelEvaluationException told ? told.getErrorCode() : CelErrorCode.INTERNAL_ERROR);
    }

    private static String words(CelErrorCode code) {
        return switch (code) {
            case DIVIDE_BY_ZERO -> "the formula divides by zero";
            case NUMERIC_OVERFLOW -> "a number in the formula gets too large";
            case ITERATION_BUDGET_EXCEEDED ->
                    "the formula runs over more than " + FormulaCompiler.MOST_ITERATIONS + " items";
            case OVERLOAD_NOT_FOUND ->
                    "a value has another type than the formula needs: a blank, or text where a number is needed";
            case BAD_FORMAT, INVALID_ARGUMENT -> "a value cannot be turned into what the formula needs";
            default -> "the formula cannot be computed for these values";
        };
    }

    /** The kind of a value in an evaluation, as a person names it. */
    static String kind(Object value) {
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof NullValue) {
            return "a blank";
        }
        return value instanceof List ? "a list" : value instanceof Map || value instanceof JsonObject ? "an object"
                : "a value";
    }
}
