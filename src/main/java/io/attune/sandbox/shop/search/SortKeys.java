package io.attune.sandbox.shop.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.sandbox.shop.rules.Money;
import io.attune.sandbox.shop.rules.OrderTotals;
import io.attune.sandbox.shop.rules.ShopTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/** What the vendor's sort keys sort by, each as a text whose order is the wanted order. */
public final class SortKeys {

    private SortKeys() {}

    /** The vendor's keys that the shop cannot tell apart from the order of ids are just that. */
    public static Function<JsonNode, String> of(String sortKey) {
        return switch (sortKey) {
            case "CREATED_AT" -> record -> time(record, "created_at");
            case "UPDATED_AT" -> record -> time(record, "updated_at");
            case "PROCESSED_AT" -> record -> time(record, "processed_at");
            case "PUBLISHED_AT" -> record -> time(record, "published_at");
            case "NAME" -> record -> text(record, "last_name") + "\0" + text(record, "first_name");
            case "TITLE" -> record -> text(record, "title");
            case "VENDOR" -> record -> text(record, "vendor");
            case "PRODUCT_TYPE" -> record -> text(record, "product_type");
            case "FINANCIAL_STATUS" -> record -> text(record, "financial_status");
            case "ORDER_NUMBER" -> record -> number(Money.of(record.path("order_number")));
            case "TOTAL_PRICE", "CURRENT_TOTAL_PRICE" -> order -> number(OrderTotals.of(order).total());
            default -> record -> "";
        };
    }

    private static String time(JsonNode record, String field) {
        return number(BigDecimal.valueOf(
                ShopTime.read(record.path(field).asText("")).map(Instant::getEpochSecond).orElse(0L)));
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asText("").toLowerCase(Locale.ROOT);
    }

    private static String number(BigDecimal number) {
        return String.format(Locale.ROOT, "%024.4f", number);
    }
}
