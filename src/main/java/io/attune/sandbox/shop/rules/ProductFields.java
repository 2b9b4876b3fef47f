package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A new product, and a product with what the vendor's {@code productSet} gives changed. */
final class ProductFields {

    private static final Map<String, String> TEXTS = Map.of("title", "title", "vendor", "vendor",
            "product_type", "product_type", "template_suffix", "template_suffix", "description_html", "body_html");

    private final Draft draft;
    private final ObjectNode product;
    private final JsonNode input;

    ProductFields(Draft draft, ObjectNode product, JsonNode input) {
        this.draft = draft;
        this.product = product;
        this.input = input;
    }

    static ObjectNode blank(Draft draft) {
        long id = draft.chance().id();
        var product = Canonical.NODES.objectNode()
                .put("id", id)
                .put("admin_graphql_api_id", Kind.PRODUCT.gid(id).toString())
                .put("created_at", draft.time())
                .put("updated_at", draft.time())
                .put("published_scope", "web")
                .put("status", "active")
                .put("tags", "")
                .put("vendor", "Demo Shop")
                .put("product_type", "");
        List.of("title", "handle", "body_html", "published_at", "template_suffix").forEach(product::putNull);
        List.of("variants", "options", "metafields").forEach(product::putArray);
        return product;
    }

    /** Variants that are not in a given list are gone; without a list they stay. Every product has at least one. */
    void apply() {
        TEXTS.forEach((name, field) -> {
            if (input.has(name)) {
                product.set(field, Texts.kept(input.get(name)));
            }
        });
        Texts.at(input, "status").ifPresent(status -> product.put("status", status.toLowerCase(Locale.ROOT)));
        Texts.at(input, "handle").or(this::madeHandle).ifPresent(handle -> product.put("handle", handle));
        boolean active = product.path("status").asText().equals("active");
        product.put("published_at", active ? Texts.at(product, "published_at").orElseGet(draft::time) : null);
        if (input.hasNonNull("tags")) {
            Tags.set(product, OrderFields.texts(input.get("tags")));
        }
        if (input.path("variants").isArray() || product.path("variants").isEmpty()) {
            putVariants();
        }
    }

    private Optional<String> madeHandle() {
        return product.hasNonNull("handle") ? Optional.empty()
                : Texts.at(product, "title").map(title -> Handles.free(Handles.of(title), handle ->
                        draft.all(Kind.PRODUCT).anyMatch(it -> it.path("handle").asText().equals(handle))));
    }

    private void putVariants() {
        var before = Items.of(product.path("variants"))
                .collect(Collectors.toMap(it -> it.path("id").longValue(), it -> it));
        var variants = Canonical.NODES.arrayNode();
        var inputs = input.path("variants").isEmpty() ? Canonical.NODES.arrayNode().add(Canonical.NODES.objectNode())
                : input.path("variants");
        for (var given : inputs) {
            var old = Texts.at(given, "id").flatMap(Gid::parse).map(gid -> before.get(gid.id()));
            variants.add(variant(old, given).put("position", variants.size() + 1));
        }
        product.set("variants", variants);
        putOptions();
    }

    private ObjectNode variant(Optional<JsonNode> old, JsonNode given) {
        ObjectNode variant = old.<ObjectNode>map(JsonNode::deepCopy).orElseGet(this::blankVariant);
        List.of("sku", "barcode").stream().filter(given::has)
                .forEach(field -> variant.set(field, Texts.kept(given.get(field))));
        List.of("price", "compare_at_price").stream().filter(given::has).forEach(field -> variant.put(field,
                Texts.at(given, field).map(amount -> Money.text(new BigDecimal(amount))).orElse(null)));
        if (given.hasNonNull("taxable")) {
            variant.set("taxable", given.get("taxable"));
        }
        var values = given.path("option_values");
        for (int i = 0; i < Math.min(3, values.size()); i++) {
            variant.put("option" + (i + 1), values.get(i).path("name").asText());
        }
        var title = List.of("option1", "option2", "option3").stream().flatMap(it -> Texts.at(variant, it).stream())
                .collect(Collectors.joining(" / "));
        variant.put("title", title);
        return old.filter(variant::equals).isPresent() ? variant : variant.put("updated_at", draft.time());
    }

    private ObjectNode blankVariant() {
        long id = draft.chance().id();
        var variant = Canonical.NODES.objectNode()
                .put("id", id)
                .put("product_id", product.path("id").longValue())
                .put("admin_graphql_api_id", new Gid("ProductVariant", id).toString())
                .put("price", "0.00")
                .put("inventory_policy", "deny")
                .put("option1", Products.ONLY_VARIANT)
                .put("created_at", draft.time())
                .put("taxable", true)
                .put("fulfillment_service", "manual")
                .put("requires_shipping", true)
                .put("inventory_quantity", 0);
        List.of("option2", "option3", "sku", "barcode", "compare_at_price", "image_id").forEach(variant::putNull);
        return variant;
    }

    private void putOptions() {
        var options = Canonical.NODES.arrayNode();
        for (int i = 1; i <= 3; i++) {
            var field = "option" + i;
            var values = Items.of(product.path("variants"))
                    .flatMap(variant -> Texts.at(variant, field).stream()).distinct().toList();
            if (!values.isEmpty()) {
                var option = options.addObject()
                        .put("id", optionId(i))
                        .put("product_id", product.path("id").longValue())
                        .put("name", optionName(i)).put("position", i);
                values.forEach(option.putArray("values")::add);
            }
        }
        product.set("options", options);
    }

    private long optionId(int position) {
        var old = product.path("options").path(position - 1).path("id");
        return old.isNumber() ? old.longValue() : draft.chance().id();
    }

    private String optionName(int position) {
        return Texts.at(input.path("product_options").path(position - 1), "name")
                .or(() -> Texts.at(input.at("/variants/0/option_values").path(position - 1), "option_name"))
                .or(() -> Texts.at(product.path("options").path(position - 1), "name"))
                .orElse("Title");
    }
}
