package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the vendor refuses a customer for: all of it at once. */
final class CustomerCheck {

    private static final int MAX_NAME = 255;
    private static final int MAX_NOTE = 5_000;

    private final Records records;
    private final JsonNode customer;
    private final List<UserError> errors = new ArrayList<>();

    private CustomerCheck(Records records, JsonNode customer) {
        this.records = records;
        this.customer = customer;
    }

    static List<UserError> errors(Records records, JsonNode customer) {
        return new CustomerCheck(records, customer).run();
    }

    private List<UserError> run() {
        if (Stream.of("first_name", "last_name", "email", "phone").noneMatch(customer::hasNonNull)) {
            errors.add(new UserError(List.of(), "Customer must have a name, phone number or email address", "BLANK"));
        }
        length("first_name", "firstName", "First name", MAX_NAME);
        length("last_name", "lastName", "Last name", MAX_NAME);
        length("note", "note", "Note", MAX_NOTE);
        Texts.at(customer, "email").ifPresent(email -> unique("email", "Email", Texts.isEmail(email)));
        Texts.at(customer, "phone").ifPresent(phone -> unique("phone", "Phone", Texts.phone(phone).isPresent()));
        return errors;
    }

    private void length(String field, String inputName, String words, int max) {
        if (customer.path(field).asText("").length() > max) {
            errors.add(UserError.at(
                    inputName, "%s is too long (maximum is %d characters)".formatted(words, max), "TOO_LONG"));
        }
    }

    private void unique(String field, String words, boolean isValid) {
        if (!isValid) {
            errors.add(UserError.at(field, words + " is invalid", "INVALID"));
        } else if (records.all(Kind.CUSTOMER).anyMatch(other -> isSame(other, field) && !isItself(other))) {
            errors.add(UserError.at(field, words + " has already been taken", "TAKEN"));
        }
    }

    private boolean isSame(JsonNode other, String field) {
        return other.path(field).asText("").equalsIgnoreCase(customer.path(field).asText());
    }

    private boolean isItself(JsonNode other) {
        return other.path("id").longValue() == customer.path("id").longValue();
    }
}
