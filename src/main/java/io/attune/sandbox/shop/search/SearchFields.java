package io.attune.sandbox.shop.search;

import static io.attune.sandbox.shop.search.SearchMatch.DAY;
import static io.attune.sandbox.shop.search.SearchMatch.NUMBER;
import static io.attune.sandbox.shop.search.SearchMatch.TIME;
import static io.attune.sandbox.shop.search.SearchMatch.WHOLE;
import static io.attune.sandbox.shop.search.SearchMatch.WORDS;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.sandbox.shop.rules.Addresses;
import io.attune.sandbox.shop.rules.Items;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The fields of one kind of record that can be searched, and those that a bare word is looked for in. */
public final class SearchFields {

    private static final SearchField TAGS = new SearchField(WHOLE, record -> Tags.of(record).stream());

    private static final SearchFields CUSTOMERS = new SearchFields(Map.ofEntries(
            Map.entry("id", SearchField.of(NUMBER, "id")),
            Map.entry("email", SearchField.of(WORDS, "email")),
            Map.entry("phone", SearchField.of(WORDS, "phone")),
            Map.entry("first_name", SearchField.of(WORDS, "first_name")),
            Map.entry("last_name", SearchField.of(WORDS, "last_name")),
            Map.entry("state", SearchField.of(WHOLE, "state")),
            Map.entry("orders_count", SearchField.of(NUMBER, "orders_count")),
            Map.entry("total_spent", SearchField.of(NUMBER, "total_spent")),
            Map.entry("customer_date", SearchField.of(TIME, "created_at")),
            Map.entry("updated_at", SearchField.of(DAY, "updated_at")),
            Map.entry("country", new SearchField(WHOLE, SearchFields::country)),
            Map.entry("tag", TAGS)), List.of("email", "first_name", "last_name", "phone"));

    private static final SearchFields ORDERS = new SearchFields(Map.ofEntries(
            Map.entry("id", SearchField.of(NUMBER, "id")),
            Map.entry("name", SearchField.of(WORDS, "name")),
            Map.entry("email", SearchField.of(WORDS, "email")),
            Map.entry("customer_id", SearchField.of(NUMBER, "customer_id")),
            Map.entry("financial_status", SearchField.of(WHOLE, "financial_status")),
            Map.entry("po_number", SearchField.of(WHOLE, "po_number")),
            Map.entry("source_identifier", SearchField.of(WHOLE, "source_identifier")),
            Map.entry("test", SearchField.of(WHOLE, "test")),
            Map.entry("created_at", SearchField.of(TIME, "created_at")),
            Map.entry("processed_at", SearchField.of(TIME, "processed_at")),
            Map.entry("updated_at", SearchField.of(TIME, "updated_at")),
            Map.entry("sku", new SearchField(WHOLE, order -> texts(order.path("line_items"), "sku"))),
            Map.entry("tag", TAGS)), List.of("name", "email"));

    private static final SearchFields PRODUCTS = new SearchFields(Map.ofEntries(
            Map.entry("id", SearchField.of(NUMBER, "id")),
            Map.entry("title", SearchField.of(WORDS, "title")),
            Map.entry("handle", SearchField.of(WHOLE, "handle")),
            Map.entry("vendor", SearchField.of(WORDS, "vendor")),
            Map.entry("product_type", SearchField.of(WHOLE, "product_type")),
            Map.entry("status", SearchField.of(WHOLE, "status")),
            Map.entry("created_at", SearchField.of(TIME, "created_at")),
            Map.entry("updated_at", SearchField.of(TIME, "updated_at")),
            Map.entry("sku", new SearchField(WHOLE, product -> texts(product.path("variants"), "sku"))),
            Map.entry("barcode", new SearchField(WHOLE, product -> texts(product.path("variants"), "barcode"))),
            Map.entry("tag", TAGS)), List.of("title", "vendor", "product_type"));

    private final Map<String, SearchField> byName;
    private final List<String> anywhere;

    private SearchFields(Map<String, SearchField> byName, List<String> anywhere) {
        this.byName = byName;
        this.anywhere = anywhere;
    }

    public static SearchFields of(Kind kind) {
        return switch (kind) {
            case CUSTOMER -> CUSTOMERS;
            case ORDER -> ORDERS;
            case PRODUCT -> PRODUCTS;
        };
    }

    Optional<SearchField> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Predicate<JsonNode> anywhere(SearchValue value) {
        return record -> anywhere.stream().anyMatch(name -> byName.get(name).filter("=", value).test(record));
    }

    private static Stream<String> country(JsonNode customer) {
        return Addresses.standard(customer).stream()
                .flatMap(address ->
                        Stream.of(address.path("country_code").asText(""), address.path("country").asText("")));
    }

    private static Stream<String> texts(JsonNode list, String field) {
        return Items.of(list)
                .flatMap(item -> Stream.ofNullable(item.path(field).asText(null)));
    }
}
