package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The vendor's {@code customerSet}: creates without an identifier, updates by id or custom id, creates or updates by
 * email or phone. An identifier that is also a field must stand in the input as well, with the same value.
 */
public final class CustomerSet {

    private final Draft draft;
    private final Customers customers;

    public CustomerSet(Draft draft) {
        this.draft = draft;
        this.customers = new Customers(draft);
    }

    /** Errors are told from below {@code input}, or from {@code identifier}. */
    public Edited run(JsonNode identifier, JsonNode input) {
        return withInput(identifier, input).mapErrors(error -> error.field().isEmpty()
                || error.field().get(0).equals("identifier") ? error : error.under("input"));
    }

    private Edited withInput(JsonNode identifier, JsonNode input) {
        if (!identifier.isObject()) {
            return input.hasNonNull("id") ? update(input, input) : customers.create(input);
        } else if (input.hasNonNull("id")) {
            return Edited.refused(
                    UserError.at("id", "The id field is not allowed if identifier is provided.", "ID_NOT_ALLOWED"));
        } else if (identifier.hasNonNull("id")) {
            return update(identifier, input);
        } else if (identifier.hasNonNull("custom_id")) {
            return byCustomId(identifier, input);
        }
        return mismatch(identifier, input, "email").or(() -> mismatch(identifier, input, "phone"))
                .map(Edited::refused)
                .orElseGet(() -> found(identifier).map(id -> customers.update(id, input))
                        .orElseGet(() -> customers.create(input)));
    }

    private Edited update(JsonNode identifier, JsonNode input) {
        return found(identifier).map(id -> customers.update(id, input)).orElseGet(() -> Edited.refused(
                UserError.at("identifier", "Resource matching the identifier was not found.", "NOT_FOUND")));
    }

    /**
     * It can only update: the input of this mutation has no metafields in which a new customer could bear its custom
     * id.
     */
    private Edited byCustomId(JsonNode identifier, JsonNode input) {
        return found(identifier).map(id -> customers.update(id, input)).orElseGet(() -> Edited.refused(
                UserError.at(
                        "metafields", "The input argument `metafields` (if present) must contain the `customId` value.",
                        "METAFIELD_MISMATCH")));
    }

    private static Optional<UserError> mismatch(JsonNode identifier, JsonNode input, String field) {
        if (!identifier.hasNonNull(field)) {
            return Optional.empty();
        } else if (!input.hasNonNull(field)) {
            return Optional.of(UserError.at(field, "The input field corresponding to the identifier is required.",
                    "MISSING_FIELD_REQUIRED"));
        }
        return input.path(field).asText().strip().equalsIgnoreCase(identifier.path(field).asText().strip())
                ? Optional.empty()
                : Optional.of(UserError.at(field,
                        "The identifier value does not match the value of the corresponding field in the input.",
                        "INPUT_MISMATCH"));
    }

    private Optional<Long> found(JsonNode identifier) {
        return new CustomerLookup(draft).find(identifier).map((ObjectNode customer) -> customer.path("id").longValue());
    }
}
