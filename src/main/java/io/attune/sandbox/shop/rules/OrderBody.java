package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An order as webhooks show it: with its totals, and its customer as it is now. */
public final class OrderBody {

    private static final List<String> KEPT = List.of(
            "id", "admin_graphql_api_id", "buyer_accepts_marketing", "cancel_reason", "cancelled_at", "closed_at",
            "confirmation_number", "confirmed", "contact_email", "created_at", "currency", "discount_codes", "email",
            "financial_status", "fulfillment_status", "name", "note", "note_attributes", "number", "order_number",
            "payment_gateway_names", "phone", "po_number", "presentment_currency", "processed_at",
            "source_identifier", "source_name", "tags", "tax_lines", "taxes_included", "test", "token", "updated_at",
            "billing_address");

    private OrderBody() {}

    /** @param customer who ordered; empty for an order without one */
    public static ObjectNode of(JsonNode order, Optional<ObjectNode> customer, Shape shape) {
        var body = Canonical.NODES.objectNode();
        KEPT.forEach(field -> body.set(field, order.hasNonNull(field) ? order.get(field) : NullNode.instance));
        putTotals(body, OrderTotals.of(order));
        body.set("customer", customer.<JsonNode>map(it -> CustomerBody.inOrder(it, shape)).orElse(NullNode.instance));
        body.putArray("discount_applications").addAll(applications(order));
        body.putArray("fulfillments");
        var currency = order.path("currency").asText();
        order.path("line_items").forEach(line -> body.withArray("line_items").add(line(line, currency)));
        body.putArray("refunds");
        body.set("shipping_address", order.path("shipping_address"));
        var shipping = body.putArray("shipping_lines");
        order.path("shipping_lines").forEach(line -> shipping.add(shippingLine(line, currency)));
        return MetafieldBody.addTo(body, Kind.ORDER, order);
    }

    private static void putTotals(ObjectNode body, OrderTotals totals) {
        putAmount(body, "current_subtotal_price", totals.subtotal());
        putAmount(body, "current_total_discounts", totals.discounts());
        putAmount(body, "current_total_price", totals.total());
        putAmount(body, "current_total_tax", totals.tax());
        putAmount(body, "subtotal_price", totals.subtotal());
        putAmount(body, "total_discounts", totals.discounts());
        putAmount(body, "total_line_items_price", totals.lines());
        putAmount(body, "total_price", totals.total());
        putAmount(body, "total_tax", totals.tax());
        body.put("total_outstanding", Money.text(totals.outstanding()));
        body.set("total_shipping_price_set", bag(body, totals.shipping()));
        body.put("total_tip_received", "0.00").put("total_weight", 0);
    }

    private static void putAmount(ObjectNode body, String field, BigDecimal amount) {
        body.put(field, Money.text(amount));
        body.set(field + "_set", bag(body, amount));
    }

    private static ObjectNode bag(ObjectNode order, BigDecimal amount) {
        return Money.bag(Money.text(amount), order.path("currency").asText());
    }

    private static ArrayNode applications(JsonNode order) {
        var applications = Canonical.NODES.arrayNode();
        order.path("discount_codes").forEach(code -> applications.addObject()
                .put("target_type", "line_item").put("type", "discount_code")
                .put("value", code.path("amount").asText()).put("value_type", code.path("type").asText())
                .put("allocation_method", "across").put("target_selection", "all")
                .put("code", code.path("code").asText()));
        return applications;
    }

    private static ObjectNode line(JsonNode line, String currency) {
        ObjectNode body = line.deepCopy();
        body.put("admin_graphql_api_id", new Gid("LineItem", line.path("id").longValue()).toString());
        body.set("current_quantity", line.path("quantity"));
        body.set("fulfillable_quantity", line.path("quantity"));
        body.put("fulfillment_service", "manual").putNull("fulfillment_status");
        body.put("product_exists", line.hasNonNull("product_id"));
        body.set("price_set", Money.bag(line.path("price").asText(), currency));
        var discount = Money.text(OrderTotals.discount(line));
        body.put("total_discount", discount).set("total_discount_set", Money.bag(discount, currency));
        body.putArray("duties");
        for (var allocation : body.path("discount_allocations")) {
            ((ObjectNode) allocation).set("amount_set", Money.bag(allocation.path("amount").asText(), currency));
        }
        return body;
    }

    private static ObjectNode shippingLine(JsonNode line, String currency) {
        ObjectNode body = line.deepCopy();
        var price = line.path("price").asText();
        body.put("discounted_price", price).set("discounted_price_set", Money.bag(price, currency));
        body.set("price_set", Money.bag(price, currency));
        body.putNull("carrier_identifier").put("is_removed", false).putNull("phone").putArray("discount_allocations");
        return body;
    }
}
