package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Function;

/** What an order comes to. */
public record OrderTotals(BigDecimal lines, BigDecimal discounts, BigDecimal shipping, BigDecimal tax, BigDecimal total,
        BigDecimal outstanding, BigDecimal spent) {

    private static final Set<String> PAID = Set.of("paid", "partially_refunded");

    public static OrderTotals of(JsonNode order) {
        var lines = sum(order.path("line_items"), OrderTotals::price);
        var discounts = sum(order.path("line_items"), OrderTotals::discount);
        var shipping = sum(order.path("shipping_lines"), line -> Money.of(line.path("price")));
        var tax = sum(order.path("tax_lines"), line -> Money.of(line.path("price")))
                .add(sum(order.path("line_items"), OrderTotals::tax))
                .add(sum(order.path("shipping_lines"), OrderTotals::tax));
        var net = lines.subtract(discounts).add(shipping);
        var total = order.path("taxes_included").asBoolean() ? net : net.add(tax);
        boolean paid = PAID.contains(order.path("financial_status").asText());
        boolean counts = paid && !order.path("test").asBoolean() && !order.hasNonNull("cancelled_at");
        return new OrderTotals(lines, discounts, shipping, tax, total, paid ? BigDecimal.ZERO : total,
                counts ? total : BigDecimal.ZERO);
    }

    public BigDecimal subtotal() {
        return lines.subtract(discounts);
    }

    /** Of one line, before discounts. */
    static BigDecimal price(JsonNode line) {
        return Money.of(line.path("price")).multiply(BigDecimal.valueOf(line.path("quantity").asLong()));
    }

    /** Of one line. */
    public static BigDecimal discount(JsonNode line) {
        return sum(line.path("discount_allocations"), allocation -> Money.of(allocation.path("amount")));
    }

    private static BigDecimal tax(JsonNode line) {
        return sum(line.path("tax_lines"), it -> Money.of(it.path("price")));
    }

    private static BigDecimal sum(JsonNode list, Function<JsonNode, BigDecimal> each) {
        var sum = BigDecimal.ZERO;
        for (var item : list) {
            sum = sum.add(each.apply(item));
        }
        return sum;
    }
}
