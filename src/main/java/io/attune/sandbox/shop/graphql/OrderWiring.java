package io.attune.sandbox.shop.graphql;

import static graphql.schema.idl.TypeRuntimeWiring.newTypeWiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import io.attune.sandbox.shop.rules.Items;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.Money;
import io.attune.sandbox.shop.rules.OrderTotals;
import io.attune.sandbox.shop.rules.Tags;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The fields of orders that REST does not have under the same name. */
final class OrderWiring {

    private static final Map<String, String> FULFILLMENT = Map.of(
            "fulfilled", "FULFILLED", "partial", "PARTIALLY_FULFILLED", "restocked", "RESTOCKED");

    private OrderWiring() {}

    static TypeRuntimeWiring.Builder type() {
        var type = newTypeWiring("Order")
                .dataFetcher("id", Fetch.of(it -> it.path("admin_graphql_api_id").asText()))
                .dataFetcher("legacyResourceId", Fetch.of(it -> it.path("id").asText()))
                .dataFetcher("currencyCode", Fetch.of(it -> it.path("currency").asText()))
                .dataFetcher("presentmentCurrencyCode", Fetch.of(it -> it.path("presentment_currency").asText()))
                .dataFetcher("displayFinancialStatus", Fetch.of(it -> upper(it, "financial_status")))
                .dataFetcher("displayFulfillmentStatus", Fetch.of(it ->
                        FULFILLMENT.getOrDefault(it.path("fulfillment_status").asText(), "UNFULFILLED")))
                .dataFetcher("closed", Fetch.of(it -> it.hasNonNull("closed_at")))
                .dataFetcher("customerAcceptsMarketing", Fetch.of(it -> it.path("buyer_accepts_marketing").asBoolean()))
                .dataFetcher("customAttributes", Fetch.of(it -> attributes(it.path("note_attributes"))))
                .dataFetcher("customer", env -> Fetch.related(env, Kind.CUSTOMER, "customer_id"))
                .dataFetcher("discountCodes", Fetch.of(it -> codes(it)))
                .dataFetcher("discountCode", Fetch.maybe(it -> codes(it).stream().findFirst()))
                .dataFetcher("fullyPaid", Fetch.of(it -> OrderTotals.of(it).outstanding().signum() == 0))
                .dataFetcher("unpaid", Fetch.of(it -> OrderTotals.of(it).outstanding().signum() > 0))
                .dataFetcher("tags", Fetch.of(Tags::of))
                .dataFetcher("shippingAddress", Fetch.maybe(it -> address(it, "shipping_address")))
                .dataFetcher("billingAddress", Fetch.maybe(it -> address(it, "billing_address")))
                .dataFetcher("subtotalLineItemsQuantity", Fetch.of(OrderWiring::quantity))
                .dataFetcher("metafield", MetafieldWiring::one)
                .dataFetcher("metafields", MetafieldWiring::all);
        return withLines(withTotals(type));
    }

    private static TypeRuntimeWiring.Builder withTotals(TypeRuntimeWiring.Builder type) {
        return type
                .dataFetcher("currentTotalPriceSet", total(OrderTotals::total))
                .dataFetcher("totalPriceSet", total(OrderTotals::total))
                .dataFetcher("subtotalPriceSet", total(OrderTotals::subtotal))
                .dataFetcher("totalDiscountsSet", total(OrderTotals::discounts))
                .dataFetcher("totalShippingPriceSet", total(OrderTotals::shipping))
                .dataFetcher("totalTaxSet", total(OrderTotals::tax))
                .dataFetcher("totalOutstandingSet", total(OrderTotals::outstanding));
    }

    private static TypeRuntimeWiring.Builder withLines(TypeRuntimeWiring.Builder type) {
        return type
                .dataFetcher("lineItems", lines("line_items"))
                .dataFetcher("shippingLines", lines("shipping_lines"))
                .dataFetcher("shippingLine", Fetch.maybe(it -> inOrder(it, "shipping_lines").stream().findFirst()))
                .dataFetcher("taxLines", Fetch.of(it -> inOrder(it, "tax_lines")));
    }

    private static DataFetcher<Object> total(Function<OrderTotals, BigDecimal> which) {
        return Fetch.of(order ->
                Fetch.bag(Money.text(which.apply(OrderTotals.of(order))), order.path("currency").asText()));
    }

    private static DataFetcher<Object> lines(String field) {
        return (DataFetchingEnvironment env) -> Connections.items(env, inOrder(Fetch.source(env), field));
    }

    /** The parts of an order, each with the order's currency, which their amounts are in. */
    static List<ObjectNode> inOrder(JsonNode order, String field) {
        return Items.of(order.path(field))
                .map(line -> ((ObjectNode) line.deepCopy()).put("currency", order.path("currency").asText())).toList();
    }

    static List<Map<String, Object>> attributes(JsonNode list) {
        return Items.of(list)
                .map(it -> Map.<String, Object>of("key", it.path("name").asText(), "value", it.path("value").asText()))
                .toList();
    }

    private static List<String> codes(JsonNode order) {
        return Items.of(order.path("discount_codes"))
                .map(code -> code.path("code").asText()).toList();
    }

    /** An order's addresses have no ids of their own; the vendor's GraphQL gives them one nonetheless. */
    private static Optional<JsonNode> address(JsonNode order, String field) {
        return Optional.of(order.path(field)).filter(JsonNode::isObject)
                .map(it -> ((ObjectNode) it.deepCopy()).set("id", order.path("id")));
    }

    private static int quantity(JsonNode order) {
        return Items.of(order.path("line_items"))
                .mapToInt(line -> line.path("quantity").asInt()).sum();
    }

    private static String upper(JsonNode order, String field) {
        return order.path(field).asText().toUpperCase(Locale.ROOT);
    }
}
