package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.util.Optional;

/** Makes an order's lines from what the vendor's {@code orderCreate} takes. */
final class OrderLines {

    private final Draft draft;

    OrderLines(Draft draft) {
        this.draft = draft;
    }

    /** A line that names a variant has its title, price, SKU and vendor, where the input gives none. */
    ObjectNode goods(JsonNode input) {
        var variant = Texts.at(input, "variant_id").flatMap(Gid::parse)
                .flatMap(gid -> new Products(draft).variant(gid.id()));
        var product = variant.flatMap(it -> draft.find(Kind.PRODUCT, it.path("product_id").longValue()))
                .or(() -> Texts.at(input, "product_id").flatMap(Gid::parse)
                        .flatMap(gid -> draft.find(Kind.PRODUCT, gid.id())));
        var title = Texts.at(input, "title").or(() -> product.map(it -> it.path("title").asText())).orElse("Item");
        var variantTitle = Texts.at(input, "variant_title").or(() -> variant.flatMap(OrderLines::title));
        var line = Canonical.NODES.objectNode()
                .put("id", draft.chance().id())
                .put("title", title)
                .put("variant_title", variantTitle.orElse(null))
                .put("name", variantTitle.map(it -> title + " - " + it).orElse(title))
                .put("quantity", input.path("quantity").asInt())
                .put("price", price(input).or(() -> variant.map(it -> it.path("price").asText())).orElse("0.00"))
                .put("sku", Texts.at(input, "sku").or(() -> variant.flatMap(it -> Texts.at(it, "sku"))).orElse(null))
                .put("vendor", Texts.at(input, "vendor").or(() -> product.flatMap(it -> Texts.at(it, "vendor")))
                        .orElse(null));
        product.ifPresentOrElse(it -> line.set("product_id", it.path("id")), () -> line.putNull("product_id"));
        variant.ifPresentOrElse(it -> line.set("variant_id", it.path("id")), () -> line.putNull("variant_id"));
        return finished(line, input);
    }

    private ObjectNode finished(ObjectNode line, JsonNode input) {
        line.put("requires_shipping", input.path("requires_shipping").asBoolean(false))
                .put("taxable", input.path("taxable").asBoolean(true))
                .put("gift_card", input.path("gift_card").asBoolean(false))
                .put("grams", 0);
        line.putArray("properties").addAll(properties(input.path("properties")));
        line.putArray("tax_lines").addAll(taxes(input.path("tax_lines"), OrderTotals.price(line)));
        line.putArray("discount_allocations");
        return line;
    }

    ObjectNode shipping(JsonNode input) {
        var price = price(input).orElse("0.00");
        var line = Canonical.NODES.objectNode()
                .put("id", draft.chance().id())
                .put("title", input.path("title").asText())
                .put("code", Texts.at(input, "code").orElse(input.path("title").asText()))
                .put("price", price)
                .put("source", Texts.at(input, "source").orElse("shopify"));
        line.putArray("tax_lines").addAll(taxes(input.path("tax_lines"), new BigDecimal(price)));
        return line;
    }

    /** A tax without an amount is its rate of what it is on. */
    static ArrayNode taxes(JsonNode inputs, BigDecimal on) {
        var taxes = Canonical.NODES.arrayNode();
        for (var input : inputs) {
            var rate = new BigDecimal(input.path("rate").asText());
            taxes.addObject()
                    .put("title", input.path("title").asText())
                    .put("rate", rate)
                    .put("price", price(input).orElseGet(() -> Money.text(on.multiply(rate))))
                    .put("channel_liable", input.path("channel_liable").asBoolean());
        }
        return taxes;
    }

    private static Optional<String> price(JsonNode input) {
        return Texts.at(input.path("price_set").path("shop_money"), "amount")
                .map(amount -> Money.text(new BigDecimal(amount)));
    }

    private static Optional<String> title(JsonNode variant) {
        return Texts.at(variant, "title").filter(title -> !title.equals(Products.ONLY_VARIANT));
    }

    private static ArrayNode properties(JsonNode inputs) {
        var properties = Canonical.NODES.arrayNode();
        inputs.forEach(input -> properties.addObject()
                .put("name", input.path("name").asText()).put("value", input.path("value").asText()));
        return properties;
    }
}
