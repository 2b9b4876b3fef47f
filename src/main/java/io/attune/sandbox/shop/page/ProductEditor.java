package io.attune.sandbox.shop.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.Edited;
import io.attune.sandbox.shop.rules.ProductBody;
import io.attune.sandbox.shop.rules.Products;
import io.attune.sandbox.shop.rules.Records;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A product's form, with SKU and price of each of its variants. A new product has one. */
final class ProductEditor implements Editor {

    private static final String ADDRESS = "/sandbox/shop/products/";
    private static final List<String> STATES = List.of("active", "draft", "archived");
    private static final List<String> PLAIN = List.of("title", "vendor", "product_type", "description_html");

    @Override
    public RecordForm blank(Records records) {
        return RecordForm.of("New product", ADDRESS + "new", inputs(fresh()));
    }

    /** Enough of a product to show a form for a new one. */
    private static ObjectNode fresh() {
        var product = Canonical.NODES.objectNode().put("status", "active");
        product.putArray("variants").addObject().put("title", Products.ONLY_VARIANT).put("price", "0.00");
        return product;
    }

    @Override
    public RecordForm of(ObjectNode product, Records records) {
        var address = ADDRESS + product.path("id").asText();
        return RecordForm.of(text(product, "title"), address, inputs(product)).with(
                List.of(new RecordForm.Action(address + "/delete", "Delete", true)),
                ProductBody.of(product).toPrettyString());
    }

    private static List<Input> inputs(JsonNode product) {
        var inputs = new ArrayList<>(List.of(
                Input.text("title", "Title", text(product, "title")).needed(),
                Input.text("vendor", "Vendor", text(product, "vendor")),
                Input.text("product_type", "Type", text(product, "product_type")),
                Input.choice("status", "Status", text(product, "status"), STATES),
                Input.text("tags", "Tags, separated by commas", text(product, "tags"))));
        for (var variant : product.path("variants")) {
            var name = text(variant, "title").equals(Products.ONLY_VARIANT) ? "" : text(variant, "title") + ": ";
            inputs.add(Input.text("sku" + text(variant, "id"), name + "SKU", text(variant, "sku")));
            inputs.add(Input.text("price" + text(variant, "id"), name + "Price", text(variant, "price")));
        }
        inputs.add(Input.lines("description_html", "Description (HTML)", text(product, "body_html")));
        return inputs;
    }

    @Override
    public Edited create(Draft draft, Map<String, String> form) {
        return new Products(draft).set(MissingNode.getInstance(), input(fresh(), form));
    }

    @Override
    public Edited update(Draft draft, ObjectNode product, Map<String, String> form) {
        var id = Canonical.NODES.objectNode().put("id", text(product, "admin_graphql_api_id"));
        return new Products(draft).set(id, input(product, form));
    }

    @Override
    public Edited delete(Draft draft, long id) {
        return new Products(draft).delete(id);
    }

    /** The list of variants replaces the old one, so all of them are named. */
    private static ObjectNode input(JsonNode product, Map<String, String> form) {
        var before = inputs(product).stream().collect(Collectors.toMap(Input::name, Input::value));
        var fields = new Fields(form, before);
        var input = fields.changed(PLAIN).put("status", fields.text("status").toUpperCase(Locale.ROOT));
        fields.putTags(input);
        var variants = input.putArray("variants");
        for (var variant : product.path("variants")) {
            var given = variants.addObject();
            if (variant.has("id")) {
                given.set("id", variant.path("admin_graphql_api_id"));
            }
            given.put("sku", fields.text("sku" + text(variant, "id"))).put("price", price(fields, variant));
        }
        return input;
    }

    /** What is no number stays what it was. */
    private static String price(Fields fields, JsonNode variant) {
        try {
            return new BigDecimal(fields.text("price" + text(variant, "id")).replace(',', '.')).toPlainString();
        } catch (NumberFormatException e) {
            return text(variant, "price");
        }
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asText("");
    }
}
