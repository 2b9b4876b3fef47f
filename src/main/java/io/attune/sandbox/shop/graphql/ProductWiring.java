package io.attune.sandbox.shop.graphql;

import static graphql.schema.idl.TypeRuntimeWiring.newTypeWiring;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import io.attune.sandbox.shop.rules.Gid;
import io.attune.sandbox.shop.rules.Items;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.Money;
import io.attune.sandbox.shop.rules.Products;
import io.attune.sandbox.shop.rules.Tags;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** The fields of products and variants that REST does not have under the same name. */
final class ProductWiring {

    private ProductWiring() {}

    static List<TypeRuntimeWiring.Builder> types() {
        return List.of(product(), variant(), newTypeWiring("ProductOption")
                .dataFetcher("id", Fetch.of(it -> new Gid("ProductOption", it.path("id").longValue()).toString())));
    }

    private static TypeRuntimeWiring.Builder product() {
        return newTypeWiring("Product")
                .dataFetcher("id", Fetch.of(it -> it.path("admin_graphql_api_id").asText()))
                .dataFetcher("legacyResourceId", Fetch.of(it -> it.path("id").asText()))
                .dataFetcher("description", Fetch.of(it -> Jsoup.parse(it.path("body_html").asText("")).text()))
                .dataFetcher("descriptionHtml", Fetch.of(it -> it.path("body_html").asText("")))
                .dataFetcher("productType", Fetch.of(it -> it.path("product_type").asText("")))
                .dataFetcher("vendor", Fetch.of(it -> it.path("vendor").asText("")))
                .dataFetcher("isGiftCard", Fetch.of(it -> false))
                .dataFetcher("hasOnlyDefaultVariant", Fetch.of(it -> it.path("variants").size() == 1
                        && it.path("variants").path(0).path("title").asText().equals(Products.ONLY_VARIANT)))
                .dataFetcher("priceRangeV2", Fetch.of(ProductWiring::priceRange))
                .dataFetcher("tags", Fetch.of(Tags::of))
                .dataFetcher("totalInventory",
                        Fetch.of(it -> variants(it).mapToInt(v -> v.path("inventory_quantity").asInt()).sum()))
                .dataFetcher("variants", env -> Connections.items(env, variants(Fetch.source(env)).toList()))
                .dataFetcher("variantsCount",
                        Fetch.of(it -> Map.of("count", it.path("variants").size(), "precision", "EXACT")))
                .dataFetcher("metafield", MetafieldWiring::one)
                .dataFetcher("metafields", MetafieldWiring::all);
    }

    private static TypeRuntimeWiring.Builder variant() {
        return newTypeWiring("ProductVariant")
                .dataFetcher("id", Fetch.of(it -> it.path("admin_graphql_api_id").asText()))
                .dataFetcher("legacyResourceId", Fetch.of(it -> it.path("id").asText()))
                .dataFetcher("availableForSale", Fetch.of(it -> true))
                .dataFetcher("selectedOptions", env -> selectedOptions(Fetch.source(env), owner(env)))
                .dataFetcher("displayName", env -> owner(env).path("title").asText()
                        + " - " + Fetch.source(env).path("title").asText())
                .dataFetcher("product", ProductWiring::owner);
    }

    private static JsonNode owner(DataFetchingEnvironment env) {
        return Fetch.draft(env).find(Kind.PRODUCT, Fetch.source(env).path("product_id").longValue()).orElseThrow();
    }

    private static Stream<JsonNode> variants(JsonNode product) {
        return Items.of(product.path("variants"));
    }

    private static Map<String, Object> priceRange(JsonNode product) {
        var prices = variants(product).map(variant -> Money.of(variant.path("price"))).sorted(Comparator.naturalOrder())
                .toList();
        return Map.of("minVariantPrice", home(prices.get(0)), "maxVariantPrice", home(prices.get(prices.size() - 1)));
    }

    private static Map<String, Object> home(BigDecimal amount) {
        return Fetch.money(Money.text(amount), Money.HOME);
    }

    private static List<Map<String, Object>> selectedOptions(JsonNode variant, JsonNode product) {
        var selected = new ArrayList<Map<String, Object>>();
        for (var option : product.path("options")) {
            var value = variant.path("option" + option.path("position").asText()).asText("");
            selected.add(Map.of("name", option.path("name").asText(), "value", value));
        }
        return selected;
    }
}
