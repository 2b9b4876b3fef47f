package io.attune.mapping;

import io.attune.document.Shape;
import io.attune.document.Shape.Field;
import io.attune.document.Shape.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Systems for mapping tests: a shop like Shopify, a CRM like Salesforce, an ERP; with the fields of the shipped files.
 */
public final class Sandbox implements Surroundings {

    private static final Map<String, Shape> SHAPES = Map.of(
            "shop customer", shape("customer",
                    readOnly(id("id")), texts("email", "phone", "first_name", "last_name", "state", "note", "tags"),
                    of("total_spent", Kind.NUMBER),
                    object("email_marketing_consent", texts("state")),
                    object("default_address",
                    texts("company", "address1", "address2", "city", "province_code", "country_code", "zip")),
                    list("metafields", texts("namespace", "key", "value"))),
            "shop order", shape("order",
                    readOnly(id("id")), texts("name", "note", "currency", "financial_status"),
                    of("test", Kind.YES_NO), of("total_price", Kind.NUMBER),
                    of("created_at", Kind.DATETIME), of("cancelled_at", Kind.DATETIME),
                    object("customer", id("id")),
                    object("shipping_address",
                    texts("name", "company", "address1", "address2", "city", "zip", "country_code")),
                    list("line_items", id("id"), texts("sku"), of("quantity", Kind.INTEGER), of("price", Kind.NUMBER),
                            list("properties", texts("name", "value")),
                            list("discount_allocations", of("amount", Kind.NUMBER))),
                    list("shipping_lines", id("id"), texts("title"), of("price", Kind.NUMBER))),
            "crm Contact", shape("Contact",
                    texts("LastName", "Email", "Phone", "MailingStreet", "MailingStateCode", "MailingPostalCode",
                            "MailingCountry", "Interests__c", "Customer_Tier__c", "Shop_Status__c",
                            "Description"),
                    max(40, texts("FirstName", "MailingCity")),
                    id("Shopify_Customer_Id__c"), of("HasOptedOutOfEmail", Kind.YES_NO), of("Birthdate", Kind.DATE),
                    of("Lifetime_Value__c", Kind.NUMBER)),
            "desk user", shape("user",
                    readOnly(id("id")), texts("name", "email", "phone", "notes"), list("tags"),
                    object("user_fields", id("shop_id"), texts("shop_status", "tier", "street", "city", "state", "zip",
                            "country"))),
            "crm Shop_Order__c", order("Shop_Order__c", "__c", "Customer__c"),
            "erp SalesOrder", order("SalesOrder", "", "CustomerNo"));

    private final Map<String, byte[]> files = new HashMap<>();

    /** The same, with a CSV file beside the mapping. */
    Sandbox with(String file, String text) {
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    @Override
    public Set<String> connections() {
        return Set.of("shop", "crm", "desk", "erp");
    }

    @Override
    public Optional<Shape> shape(String connection, String object) {
        return Optional.ofNullable(SHAPES.get(connection + " " + object));
    }

    @Override
    public String words(String connection, String object) {
        return Map.of("shop", "Shopify", "crm", "Salesforce", "desk", "Zendesk", "erp", "ERP").getOrDefault(connection, connection) + " "
                + object;
    }

    @Override
    public Set<String> mappings() {
        return Set.of("customer", "order");
    }

    @Override
    public Map<String, String> rowTypes(String mapping) {
        return Map.of("email", "email", "tier", "choice(Standard, Gold)", "city", "text(40)");
    }

    @Override
    public Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    static byte[] shipped(String name) {
        return bytes(Path.of("mappings", name));
    }

    /** One of the two complete examples of the format. */
    static byte[] example(String name) {
        return bytes(Path.of("src/test/resources/mapping", name));
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shape order(String object, String suffix, String customer) {
        return shape(object,
                texts(Arrays.stream(new String[] {"OrderNumber", "OrderDate", "CurrencyCode", "Status", "ShipTo",
                "WarehouseCode",
                    "Remarks", "Channel"}).map(name -> name + suffix).toArray(String[]::new)),
                of("TotalMinor" + suffix, Kind.INTEGER), id(customer),
                list("Lines" + suffix, id("ExternalLineId"), texts("ItemNo"), of("Qty", Kind.INTEGER),
                        of("UnitPriceMinor", Kind.INTEGER), of("DiscountMinor", Kind.INTEGER),
                        of("GiftWrap", Kind.YES_NO)));
    }

    private static Shape shape(String object, Field[]... fields) {
        return new Shape(object, byName(fields));
    }

    private static Map<String, Field> byName(Field[]... fields) {
        return Arrays.stream(fields).flatMap(Arrays::stream).collect(Collectors.toMap(Field::name, it -> it));
    }

    private static Field[] texts(String... names) {
        return Arrays.stream(names).map(name -> of(name, Kind.TEXT)[0]).toArray(Field[]::new);
    }

    private static Field[] id(String name) {
        return of(name, Kind.ID);
    }

    private static Field[] of(String name, Kind kind) {
        return new Field[] {new Field(name, kind, OptionalInt.empty(), false, false, true, Map.of())};
    }

    private static Field[] object(String name, Field[]... fields) {
        return new Field[] {new Field(name, Kind.OBJECT, OptionalInt.empty(), false, false, true, byName(fields))};
    }

    private static Field[] list(String name, Field[]... fields) {
        return new Field[] {new Field(name, Kind.LIST, OptionalInt.empty(), false, false, true, byName(fields))};
    }

    private static Field[] readOnly(Field... fields) {
        return Arrays.stream(fields)
                .map(it -> new Field(it.name(), it.kind(), it.max(), true, it.required(), it.nullable(), it.fields()))
                .toArray(Field[]::new);
    }

    private static Field[] max(int most, Field... fields) {
        return Arrays.stream(fields)
                .map(it -> new Field(it.name(), it.kind(), OptionalInt.of(most), false, it.required(), it.nullable(),
                        it.fields()))
                .toArray(Field[]::new);
    }
}
