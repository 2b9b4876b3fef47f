package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A new customer, and a customer with given fields changed. Inputs have REST's names; what they do not name stays. */
final class CustomerFields {

    private static final List<String> TEXTS = List.of("first_name", "last_name", "note", "locale");
    private static final List<String> AS_GIVEN = List.of("tax_exempt", "tax_exemptions");

    private CustomerFields() {}

    static ObjectNode blank(Draft draft) {
        long id = draft.chance().id();
        var customer = Canonical.NODES.objectNode()
                .put("id", id)
                .put("admin_graphql_api_id", Kind.CUSTOMER.gid(id).toString())
                .put("created_at", draft.time())
                .put("updated_at", draft.time())
                .put("state", "disabled")
                .put("orders_count", 0)
                .put("total_spent", "0.00")
                .put("verified_email", true)
                .put("tax_exempt", false)
                .put("tags", "")
                .put("currency", Money.HOME)
                .put("locale", "en");
        List.of("email", "first_name", "last_name", "phone", "note", "last_order_id", "last_order_name",
                "multipass_identifier", "email_marketing_consent", "sms_marketing_consent").forEach(customer::putNull);
        List.of("addresses", "tax_exemptions", "metafields").forEach(customer::putArray);
        return customer;
    }

    /** Changes the customer in place; what is wrong with the values, {@link CustomerCheck} finds on the result. */
    static List<UserError> apply(ObjectNode customer, JsonNode input, Draft draft) {
        TEXTS.stream().filter(input::has).forEach(field -> customer.set(field, Texts.kept(input.get(field))));
        AS_GIVEN.stream().filter(input::hasNonNull).forEach(field -> customer.set(field, input.get(field)));
        if (input.has("email")) {
            customer.put("email", Texts.at(input, "email").map(email -> email.strip().toLowerCase(Locale.ROOT))
                    .orElse(null));
        }
        if (input.has("phone")) {
            applyPhone(customer, Texts.kept(input.get("phone")));
        }
        if (input.hasNonNull("tags")) {
            var tags = new ArrayList<String>();
            input.get("tags").forEach(tag -> tags.add(tag.asText()));
            Tags.set(customer, tags);
        }
        var errors = new ArrayList<UserError>();
        applyAddresses(customer, input.path("addresses"), draft, errors);
        applyConsent(customer, input.path("email_marketing_consent"), draft, errors);
        errors.addAll(new Metafields(draft, Kind.CUSTOMER, customer).setAll(input.path("metafields")));
        return errors;
    }

    private static void applyPhone(ObjectNode customer, JsonNode phone) {
        customer.put("phone", Texts.phone(phone.asText("")).orElse(phone.textValue()));
        if (phone.isTextual() && !customer.hasNonNull("sms_marketing_consent")) {
            customer.set("sms_marketing_consent", Consent.never().put("consent_collected_from", "OTHER"));
        }
    }

    private static void applyAddresses(ObjectNode customer, JsonNode inputs, Draft draft, List<UserError> errors) {
        for (int i = 0; i < inputs.size(); i++) {
            var at = String.valueOf(i);
            Addresses.error(inputs.get(i)).map(error -> error.under("addresses", at)).ifPresent(errors::add);
        }
        if (inputs.isArray() && errors.isEmpty()) {
            Addresses.replace(customer, inputs, draft.chance());
        }
    }

    private static void applyConsent(ObjectNode customer, JsonNode input, Draft draft, List<UserError> errors) {
        if (customer.hasNonNull("email") && !customer.hasNonNull("email_marketing_consent")) {
            customer.set("email_marketing_consent", Consent.never());
        }
        if (input.isObject()) {
            Consent.error(input).map(error -> error.under("emailMarketingConsent"))
                    .ifPresentOrElse(errors::add, () ->
                            customer.set("email_marketing_consent", Consent.of(input, draft)));
        }
    }
}
