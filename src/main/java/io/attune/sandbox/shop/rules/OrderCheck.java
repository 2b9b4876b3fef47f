package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the vendor refuses a new order for: all of it at once. */
final class OrderCheck {

    private final Draft draft;
    private final JsonNode input;
    private final List<UserError> errors = new ArrayList<>();

    private OrderCheck(Draft draft, JsonNode input) {
        this.draft = draft;
        this.input = input;
    }

    static List<UserError> errors(Draft draft, JsonNode input) {
        return new OrderCheck(draft, input).run();
    }

    private List<UserError> run() {
        if (input.path("line_items").isEmpty()) {
            refuse("lineItems", "Line items must have at least one line item", "INVALID");
        }
        for (int i = 0; i < input.path("line_items").size(); i++) {
            checkLine(input.path("line_items").get(i), String.valueOf(i));
        }
        if (input.hasNonNull("customer_id") && input.hasNonNull("customer")) {
            refuse("customer", "Only one of customerId or customer can be provided", "REDUNDANT_CUSTOMER_FIELDS");
        }
        Texts.at(input, "processed_at").flatMap(ShopTime::read).filter(draft.now()::isBefore)
                .ifPresent(at -> refuse("processedAt", "Processed at cannot be in the future", "PROCESSED_AT_INVALID"));
        checkAddress("shipping_address", "shippingAddress");
        checkAddress("billing_address", "billingAddress");
        return errors;
    }

    private void checkLine(JsonNode line, String at) {
        if (line.path("quantity").asInt() < 1) {
            errors.add(
                    new UserError(List.of("lineItems", at, "quantity"), "Quantity must be greater than or equal to 1",
                    "INVALID"));
        }
        if (!line.hasNonNull("variant_id") && !line.hasNonNull("title")) {
            errors.add(new UserError(List.of("lineItems", at, "title"), "Title can't be blank", "INVALID"));
        }
        var variant = Texts.at(line, "variant_id");
        if (variant.isPresent()
                && variant.flatMap(Gid::parse).flatMap(it -> new Products(draft).variant(it.id())).isEmpty()) {
            errors.add(
                    new UserError(List.of("lineItems", at, "variantId"), "Product variant does not exist", "INVALID"));
        }
    }

    private void checkAddress(String field, String inputName) {
        if (input.path(field).isObject()) {
            Addresses.error(input.path(field)).map(error -> error.under(inputName)).ifPresent(errors::add);
        }
    }

    private void refuse(String field, String message, String code) {
        errors.add(UserError.at(field, message, code));
    }
}
