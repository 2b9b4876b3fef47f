package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the one discount code that an order can have onto its lines: each bears its share, the last one what rounding
 * leaves.
 */
final class Discounts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Discounts() {}

    /** @param code the vendor's input: {@code item_fixed_discount_code} or {@code item_percentage_discount_code} */
    static void apply(ObjectNode order, JsonNode code) {
        var lines = new ArrayList<ObjectNode>();
        order.path("line_items").forEach(line -> lines.add((ObjectNode) line));
        var goods = lines.stream().map(OrderTotals::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        var fixed = code.path("item_fixed_discount_code");
        var percentage = code.path("item_percentage_discount_code");
        if (fixed.isObject()) {
            var amount = Money.of(fixed.path("amount_set").path("shop_money").path("amount")).min(goods);
            note(order, fixed.path("code").asText(), Money.text(amount), "fixed_amount");
            share(lines, amount, goods);
        } else if (percentage.isObject()) {
            var percent = Money.of(percentage.path("percentage")).min(HUNDRED);
            var amount = goods.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
            note(order, percentage.path("code").asText(), percent.toPlainString(), "percentage");
            share(lines, amount, goods);
        }
    }

    private static void note(ObjectNode order, String code, String value, String type) {
        order.putArray("discount_codes").addObject().put("code", code).put("amount", value).put("type", type);
    }

    private static void share(List<ObjectNode> lines, BigDecimal amount, BigDecimal goods) {
        var left = amount;
        for (int i = 0; i < lines.size() && goods.signum() > 0; i++) {
            var line = lines.get(i);
            var part = i == lines.size() - 1 ? left
                    : amount.multiply(OrderTotals.price(line)).divide(goods, 2, RoundingMode.HALF_UP).min(left);
            left = left.subtract(part);
            if (part.signum() > 0) {
                line.putArray("discount_allocations").addObject()
                        .put("amount", Money.text(part)).put("discount_application_index", 0);
            }
        }
    }
}
