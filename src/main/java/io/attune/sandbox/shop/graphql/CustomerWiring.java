package io.attune.sandbox.shop.graphql;

import static graphql.schema.idl.TypeRuntimeWiring.newTypeWiring;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.idl.TypeRuntimeWiring;
import io.attune.sandbox.shop.rules.Addresses;
import io.attune.sandbox.shop.rules.Items;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of customers and addresses that REST does not have under the same name. */
final class CustomerWiring {

    private CustomerWiring() {}

    static List<TypeRuntimeWiring.Builder> types() {
        return List.of(customer(), address());
    }

    private static TypeRuntimeWiring.Builder customer() {
        return newTypeWiring("Customer")
                .dataFetcher("id", Fetch.of(it -> it.path("admin_graphql_api_id").asText()))
                .dataFetcher("legacyResourceId", Fetch.of(it -> it.path("id").asText()))
                .dataFetcher("displayName", Fetch.of(CustomerWiring::displayName))
                .dataFetcher("amountSpent",
                        Fetch.of(it -> Fetch.money(it.path("total_spent").asText(), it.path("currency").asText())))
                .dataFetcher("numberOfOrders", Fetch.of(it -> it.path("orders_count").asText()))
                .dataFetcher("canDelete", Fetch.of(it -> it.path("orders_count").asInt() == 0))
                .dataFetcher("dataSaleOptOut", Fetch.of(it -> false))
                .dataFetcher("validEmailAddress", Fetch.of(it -> it.hasNonNull("email")))
                .dataFetcher("tags", Fetch.of(Tags::of))
                .dataFetcher("defaultAddress", Fetch.maybe(Addresses::standard))
                .dataFetcher("addresses", env -> list(Fetch.source(env))
                        .limit(env.<Integer>getArgumentOrDefault("first", Integer.MAX_VALUE)).toList())
                .dataFetcher("addressesV2", env -> Connections.items(env, list(Fetch.source(env)).toList()))
                .dataFetcher("emailMarketingConsent", Fetch.maybe(it -> consent(it, "email_marketing_consent")))
                .dataFetcher("smsMarketingConsent", Fetch.maybe(it -> consent(it, "sms_marketing_consent")))
                .dataFetcher("defaultEmailAddress", Fetch.maybe(CustomerWiring::email))
                .dataFetcher("defaultPhoneNumber", Fetch.maybe(CustomerWiring::phone))
                .dataFetcher("lastOrder", env -> Fetch.related(env, Kind.ORDER, "last_order_id"))
                .dataFetcher("orders", Connections.records(Kind.ORDER,
                        (customer, order) -> order.path("customer_id").longValue() == customer.path("id").longValue()))
                .dataFetcher("metafield", MetafieldWiring::one)
                .dataFetcher("metafields", MetafieldWiring::all);
    }

    private static TypeRuntimeWiring.Builder address() {
        return newTypeWiring("MailingAddress")
                .dataFetcher("id", Fetch.of(CustomerWiring::addressId))
                .dataFetcher("countryCodeV2",
                        Fetch.maybe(it -> Optional.ofNullable(it.path("country_code").textValue())))
                .dataFetcher("coordinatesValidated", Fetch.of(it -> false))
                .dataFetcher("formattedArea", Fetch.of(CustomerWiring::area))
                .dataFetcher("formatted", env ->
                        formatted(Fetch.source(env), env.getArgument("withName"), env.getArgument("withCompany")));
    }

    static String addressId(JsonNode address) {
        var model = address.has("customer_id") ? "CustomerAddress" : "Address";
        return "gid://shopify/MailingAddress/" + address.path("id").asText() + "?model_name=" + model;
    }

    private static String displayName(JsonNode customer) {
        var name = joined(" ", customer, "first_name", "last_name");
        return name.isEmpty() ? joined("", customer, customer.hasNonNull("email") ? "email" : "phone") : name;
    }

    private static Stream<JsonNode> list(JsonNode customer) {
        return Items.of(customer.path("addresses"));
    }

    private static Optional<Map<String, Object>> consent(JsonNode customer, String which) {
        return Optional.of(customer.path(which)).filter(JsonNode::isObject).map(consent -> {
            var fields = new HashMap<String, Object>();
            fields.put("marketingState", upper(consent.path("state")));
            fields.put("marketingOptInLevel", upper(consent.path("opt_in_level")));
            fields.put("consentUpdatedAt", consent.path("consent_updated_at").textValue());
            fields.put("consentCollectedFrom", upper(consent.path("consent_collected_from")));
            return fields;
        });
    }

    private static Optional<Map<String, Object>> email(JsonNode customer) {
        return Optional.ofNullable(customer.path("email").textValue()).map(address -> {
            var fields = new HashMap<>(consent(customer, "email_marketing_consent").orElse(Map.of()));
            fields.putIfAbsent("marketingState", "NOT_SUBSCRIBED");
            fields.put("marketingUpdatedAt", fields.get("consentUpdatedAt"));
            fields.put("emailAddress", address);
            fields.put("validFormat", true);
            return fields;
        });
    }

    private static Optional<Map<String, Object>> phone(JsonNode customer) {
        return Optional.ofNullable(customer.path("phone").textValue()).map(number -> {
            var fields = new HashMap<>(consent(customer, "sms_marketing_consent").orElse(Map.of()));
            fields.putIfAbsent("marketingState", "NOT_SUBSCRIBED");
            fields.put("marketingUpdatedAt", fields.get("consentUpdatedAt"));
            fields.put("marketingCollectedFrom", fields.get("consentCollectedFrom"));
            fields.put("phoneNumber", number);
            return fields;
        });
    }

    private static String upper(JsonNode word) {
        return word.isTextual() ? word.textValue().toUpperCase(Locale.ROOT) : null;
    }

    private static String area(JsonNode address) {
        var place = joined(" ", address, "city", "province_code");
        return place.isEmpty() ? joined("", address, "country") : place + ", " + joined("", address, "country");
    }

    private static List<String> formatted(JsonNode address, boolean withName, boolean withCompany) {
        return Stream.of(
                withName ? joined("", address, "name") : "",
                withCompany ? joined("", address, "company") : "",
                joined("", address, "address1"),
                joined("", address, "address2"),
                joined(" ", address, "city", "province_code", "zip"),
                joined("", address, "country")).filter(line -> !line.isEmpty()).toList();
    }

    private static String joined(String between, JsonNode record, String... fields) {
        return String.join(between, Stream.of(fields).map(field -> record.path(field).asText(""))
                .filter(text -> !text.isEmpty()).toList());
    }
}
