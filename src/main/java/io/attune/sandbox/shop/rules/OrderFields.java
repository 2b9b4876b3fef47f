package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes an order from what the vendor's {@code orderCreate} takes. */
final class OrderFields {

    private static final int FIRST_NUMBER = 1001;

    private final Draft draft;
    private final JsonNode input;

    OrderFields(Draft draft, JsonNode input) {
        this.draft = draft;
        this.input = input;
    }

    ObjectNode order(Optional<ObjectNode> customer) {
        var order = head();
        put(order, "email", Texts.at(input, "email").or(() -> customer.flatMap(it -> Texts.at(it, "email"))));
        put(order, "phone", Texts.at(input, "phone").map(phone -> Texts.phone(phone).orElse(phone)));
        order.set("contact_email", order.get("email"));
        customer.ifPresentOrElse(it -> order.set("customer_id", it.get("id")), () -> order.putNull("customer_id"));
        order.set("billing_address", address("billing_address"));
        order.set("shipping_address", address("shipping_address"));
        var lines = new OrderLines(draft);
        var goods = order.putArray("line_items");
        input.path("line_items").forEach(line -> goods.add(lines.goods(line)));
        var shipping = order.putArray("shipping_lines");
        input.path("shipping_lines").forEach(line -> shipping.add(lines.shipping(line)));
        order.putArray("discount_codes");
        Discounts.apply(order, input.path("discount_code"));
        var taxed = OrderTotals.of(order).subtotal();
        order.putArray("tax_lines").addAll(OrderLines.taxes(input.path("tax_lines"), taxed));
        return order;
    }

    /** Paid and not shipped, unless told otherwise: so the vendor keeps an order that comes without payments. */
    private ObjectNode head() {
        long id = draft.chance().id();
        int number = nextNumber();
        var currency = Texts.at(input, "currency").orElse(Money.HOME);
        var order = Canonical.NODES.objectNode()
                .put("id", id)
                .put("admin_graphql_api_id", Kind.ORDER.gid(id).toString())
                .put("number", number - FIRST_NUMBER + 1)
                .put("order_number", number)
                .put("name", Texts.at(input, "name").orElse("#" + number))
                .put("created_at", draft.time())
                .put("updated_at", draft.time())
                .put("processed_at", time("processed_at").orElseGet(draft::time))
                .put("currency", currency)
                .put("presentment_currency", Texts.at(input, "presentment_currency").orElse(currency))
                .put("financial_status", lower("financial_status").orElse("paid"))
                .put("token", draft.chance().token())
                .put("confirmation_number", draft.chance().token().substring(0, 9).toUpperCase(Locale.ROOT))
                .put("confirmed", true);
        put(order, "closed_at", time("closed_at"));
        put(order, "fulfillment_status", lower("fulfillment_status"));
        order.putNull("cancelled_at").putNull("cancel_reason");
        order.putArray("payment_gateway_names").add("manual");
        putPlain(order);
        return order;
    }

    private void putPlain(ObjectNode order) {
        put(order, "note", Texts.at(input, "note"));
        put(order, "po_number", Texts.at(input, "po_number"));
        put(order, "source_identifier", Texts.at(input, "source_identifier"));
        order.put("source_name", Texts.at(input, "source_name").orElse("web"));
        order.put("buyer_accepts_marketing", input.path("buyer_accepts_marketing").asBoolean());
        order.put("taxes_included", input.path("taxes_included").asBoolean());
        order.put("test", input.path("test").asBoolean());
        order.set("note_attributes", attributes(input.path("custom_attributes")));
        Tags.set(order, texts(input.path("tags")));
        order.putArray("metafields");
    }

    static JsonNode attributes(JsonNode inputs) {
        var attributes = Canonical.NODES.arrayNode();
        inputs.forEach(it -> attributes.addObject().put("name", it.path("key").asText())
                .set("value", it.path("value")));
        return attributes;
    }

    static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private JsonNode address(String field) {
        var given = input.path(field);
        return given.isObject() ? Addresses.merged(Canonical.NODES.missingNode(), given) : NullNode.instance;
    }

    private Optional<String> lower(String field) {
        return Texts.at(input, field).map(text -> text.toLowerCase(Locale.ROOT));
    }

    private Optional<String> time(String field) {
        return Texts.at(input, field).flatMap(ShopTime::read).map(ShopTime::rest);
    }

    private static void put(ObjectNode order, String field, Optional<String> value) {
        order.put(field, value.orElse(null));
    }

    private int nextNumber() {
        return draft.all(Kind.ORDER).mapToInt(order -> order.path("order_number").asInt() + 1)
                .reduce(FIRST_NUMBER, Math::max);
    }
}
