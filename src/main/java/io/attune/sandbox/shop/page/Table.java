package io.attune.sandbox.shop.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.sandbox.shop.rules.Items;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.Money;
import io.attune.sandbox.shop.rules.OrderTotals;
import io.attune.sandbox.shop.rules.Records;
import io.attune.sandbox.shop.rules.ShopTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One kind's records, the latest changes first. */
public record Table(String title, String path, String one, long count, List<String> columns, List<Line> lines) {

    private static final int SHOWN = 50;

    /** A record, with the texts of the columns behind the first, which is its name. */
    public record Line(String id, String name, List<String> cells) {}

    static List<Table> all(Records records) {
        return List.of(
                table(records, Kind.CUSTOMER, List.of("E-mail", "Phone", "Place", "Tags", "Mail", "Orders", "Spent")),
                table(records, Kind.ORDER, List.of("Customer", "Total", "Payment", "Items", "State")),
                table(records, Kind.PRODUCT, List.of("SKU", "Price", "Type", "Vendor", "Status")));
    }

    private static Table table(Records records, Kind kind, List<String> columns) {
        var latest = records.all(kind).sorted(Comparator.comparing(Table::changed).reversed()).limit(SHOWN)
                .map(record -> line(record, kind, records)).toList();
        var plural = kind.type() + "s";
        return new Table(plural, kind.word() + "s", kind.word(), records.all(kind).count(), columns, latest);
    }

    private static String changed(JsonNode record) {
        return ShopTime.graphql(text(record, "updated_at"));
    }

    private static Line line(JsonNode record, Kind kind, Records records) {
        return switch (kind) {
            case CUSTOMER -> customer(record);
            case ORDER -> order(record, records);
            case PRODUCT -> product(record);
        };
    }

    private static Line customer(JsonNode customer) {
        var place = Items.of(customer.path("addresses")).filter(it -> it.path("default").asBoolean()).findFirst()
                .map(it -> (text(it, "city") + " " + text(it, "country_code")).strip()).orElse("");
        return new Line(text(customer, "id"), name(customer), List.of(
                text(customer, "email"), text(customer, "phone"), place, text(customer, "tags"),
                customer.path("email_marketing_consent").path("state").asText("").replace('_', ' '),
                text(customer, "orders_count"), text(customer, "total_spent")));
    }

    private static Line order(JsonNode order, Records records) {
        var customer = records.find(Kind.CUSTOMER, order.path("customer_id").longValue()).map(Table::name).orElse("");
        var items = Items.of(order.path("line_items"))
                .map(line -> text(line, "quantity") + " × " + text(line, "name")).collect(Collectors.joining(", "));
        return new Line(text(order, "id"), text(order, "name"), List.of(
                customer, Money.text(OrderTotals.of(order).total()) + " " + text(order, "currency"),
                text(order, "financial_status").replace('_', ' '), items,
                order.hasNonNull("cancelled_at") ? "cancelled" : "open"));
    }

    private static Line product(JsonNode product) {
        return new Line(text(product, "id"), text(product, "title"), List.of(
                variants(product, "sku"), variants(product, "price"), text(product, "product_type"),
                text(product, "vendor"), text(product, "status")));
    }

    private static String variants(JsonNode product, String field) {
        return Items.of(product.path("variants")).map(variant -> text(variant, field)).filter(it -> !it.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String name(JsonNode customer) {
        var name = (text(customer, "first_name") + " " + text(customer, "last_name")).strip();
        return name.isEmpty() ? text(customer, "email") + text(customer, "phone") : name;
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asText("");
    }
}
