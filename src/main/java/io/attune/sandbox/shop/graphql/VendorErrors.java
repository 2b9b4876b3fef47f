package io.attune.sandbox.shop.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The errors of a whole query, in the vendor's form. All of them come with HTTP status 200. */
final class VendorErrors {

    private static final Map<ValidationErrorType, String> VALIDATION = Map.of(
            ValidationErrorType.FieldUndefined, "undefinedField",
            ValidationErrorType.UnknownArgument, "argumentNotAccepted",
            ValidationErrorType.MissingFieldArgument, "missingRequiredArguments",
            ValidationErrorType.UndefinedVariable, "variableNotDefined",
            ValidationErrorType.UnusedVariable, "variableNotUsed",
            ValidationErrorType.VariableTypeMismatch, "variableMismatch",
            ValidationErrorType.SubselectionRequired, "selectionMismatch",
            ValidationErrorType.WrongType, "argumentLiteralsIncompatible");

    private VendorErrors() {}

    static Map<String, Object> throttled() {
        return error("Throttled",
                Map.of("code", "THROTTLED", "documentation", "https://shopify.dev/api/usage/rate-limits"));
    }

    static Map<String, Object> tooDear(int cost, int most) {
        var message = "Query cost is %d, which exceeds the single query max cost limit (%d).".formatted(cost, most);
        return error(message, Map.of("code", "MAX_COST_EXCEEDED", "cost", cost, "maxCost", most,
                "documentation", "https://shopify.dev/api/usage/rate-limits"));
    }

    static Map<String, Object> internal(String requestId) {
        return error("Internal error. Looks like something went wrong on our end.\nRequest ID: " + requestId
                + " (include this in support requests).",
                        Map.of("code", "INTERNAL_SERVER_ERROR", "requestId", requestId));
    }

    private static Map<String, Object> error(String message, Map<String, Object> extensions) {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message);
        error.put("extensions", extensions);
        return error;
    }

    static List<Map<String, Object>> of(List<GraphQLError> errors) {
        return errors.stream().map(VendorErrors::of).toList();
    }

    private static Map<String, Object> of(GraphQLError error) {
        var told = new LinkedHashMap<>(error.toSpecification());
        var extensions = new HashMap<String, Object>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.remove("classification");
        extensions.computeIfAbsent("code", name -> code(error));
        told.put("extensions", extensions);
        return told;
    }

    private static String code(GraphQLError error) {
        if (error instanceof ValidationError invalid && error.getErrorType() == ErrorType.ValidationError) {
            return invalid.getValidationErrorType() instanceof ValidationErrorType type
                    ? VALIDATION.getOrDefault(type, "invalid") : "invalid";
        }
        return error.getErrorType() == ErrorType.InvalidSyntax ? "parseError" : "INVALID_VARIABLE";
    }
}
