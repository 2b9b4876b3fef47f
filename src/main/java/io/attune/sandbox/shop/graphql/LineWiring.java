package io.attune.sandbox.shop.graphql;

import static graphql.schema.idl.TypeRuntimeWiring.newTypeWiring;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.DataFetcher;
import graphql.schema.idl.TypeRuntimeWiring;
import io.attune.sandbox.shop.rules.Gid;
import io.attune.sandbox.shop.rules.Items;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.Money;
import io.attune.sandbox.shop.rules.OrderTotals;
import io.attune.sandbox.shop.rules.Products;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The fields of an order's parts: goods, shipping, taxes. */
final class LineWiring {

    private LineWiring() {}

    static List<TypeRuntimeWiring.Builder> types() {
        return List.of(lineItem(), shippingLine(), taxLine());
    }

    private static TypeRuntimeWiring.Builder lineItem() {
        return newTypeWiring("LineItem")
                .dataFetcher("id", id("LineItem"))
                .dataFetcher("currentQuantity", Fetch.of(it -> it.path("quantity").asInt()))
                .dataFetcher("customAttributes", Fetch.of(it -> OrderWiring.attributes(it.path("properties"))))
                .dataFetcher("isGiftCard", Fetch.of(it -> it.path("gift_card").asBoolean()))
                .dataFetcher("originalUnitPriceSet", bag(it -> Money.of(it.path("price"))))
                .dataFetcher("originalTotalSet", bag(LineWiring::total))
                .dataFetcher("totalDiscountSet", bag(OrderTotals::discount))
                .dataFetcher("discountedTotalSet", bag(it -> total(it).subtract(OrderTotals.discount(it))))
                .dataFetcher("discountAllocations", Fetch.of(LineWiring::allocations))
                .dataFetcher("taxLines", Fetch.of(it -> OrderWiring.inOrder(it, "tax_lines")))
                .dataFetcher("product", env -> Fetch.related(env, Kind.PRODUCT, "product_id"))
                .dataFetcher("variant", env ->
                        new Products(Fetch.draft(env)).variant(Fetch.source(env).path("variant_id").longValue())
                                .orElse(null));
    }

    private static TypeRuntimeWiring.Builder shippingLine() {
        return newTypeWiring("ShippingLine")
                .dataFetcher("id", id("ShippingLine"))
                .dataFetcher("custom", Fetch.of(it -> true))
                .dataFetcher("isRemoved", Fetch.of(it -> false))
                .dataFetcher("discountAllocations", Fetch.of(it -> List.of()))
                .dataFetcher("originalPriceSet", bag(it -> Money.of(it.path("price"))))
                .dataFetcher("discountedPriceSet", bag(it -> Money.of(it.path("price"))))
                .dataFetcher("taxLines", Fetch.of(it -> OrderWiring.inOrder(it, "tax_lines")));
    }

    private static TypeRuntimeWiring.Builder taxLine() {
        return newTypeWiring("TaxLine")
                .dataFetcher("priceSet", bag(it -> Money.of(it.path("price"))))
                .dataFetcher("ratePercentage", Fetch.of(it -> it.path("rate").decimalValue().movePointRight(2)));
    }

    private static DataFetcher<Object> id(String type) {
        return Fetch.of(it -> new Gid(type, it.path("id").longValue()).toString());
    }

    private static DataFetcher<Object> bag(Function<JsonNode, BigDecimal> amount) {
        return Fetch.of(it -> Fetch.bag(Money.text(amount.apply(it)), it.path("currency").asText()));
    }

    private static BigDecimal total(JsonNode line) {
        return Money.of(line.path("price")).multiply(line.path("quantity").decimalValue());
    }

    private static List<Map<String, Object>> allocations(JsonNode line) {
        return Items.of(line.path("discount_allocations"))
                .map(it -> Map.<String, Object>of("allocatedAmountSet",
                        Fetch.bag(it.path("amount").asText(), line.path("currency").asText()))).toList();
    }
}
