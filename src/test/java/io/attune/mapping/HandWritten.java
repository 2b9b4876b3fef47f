package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The two shipped mappings as somebody would write them in Java, for records that are new in the CRM. */
final class HandWritten {

    private static final Map<String, String> COUNTRIES = Map.of("US", "United States", "CA", "Canada", "SE", "Sweden",
            "DE", "Germany", "GB", "United Kingdom");
    private static final Map<String, Integer> DECIMALS = Map.of("USD", 2, "JPY", 0, "KWD", 3);

    private HandWritten() {}

    static ObjectNode contact(JsonNode customer) {
        var contact = Canonical.NODES.objectNode();
        contact.put("Shopify_Customer_Id__c", customer.get("id").asText());
        put(contact, "FirstName", customer.path("first_name"), it -> it);
        put(contact, "LastName", customer.path("last_name"), it -> it);
        if (contact.path("LastName").isNull()) {
            contact.put("LastName", "(no name)");
        }
        put(contact, "Email", customer.path("email"), it -> it.strip().toLowerCase(Locale.ROOT));
        put(contact, "Phone", customer.path("phone"), HandWritten::nationalPhone);
        address(contact, customer.path("default_address"));
        consent(contact, customer.path("email_marketing_consent"));
        put(contact, "Interests__c", customer.path("tags"), HandWritten::interests);
        birthday(contact, customer.path("metafields"));
        spent(contact, customer.path("total_spent"));
        return contact;
    }

    private static void address(ObjectNode contact, JsonNode address) {
        if (address.isMissingNode()) {
            return;
        }
        if (address.isNull()) {
            for (var field : List.of("Street", "City", "StateCode", "PostalCode", "Country")) {
                contact.putNull("Mailing" + field);
            }
            return;
        }
        if (address.has("address1") && address.has("address2")) {
            contact.set("MailingStreet", lines(address, "address1", "address2"));
        }
        put(contact, "MailingCity", address.path("city"), it -> it);
        put(contact, "MailingStateCode", address.path("province_code"), it -> it.toUpperCase(Locale.ROOT));
        put(contact, "MailingPostalCode", address.path("zip"), it -> it);
        put(contact, "MailingCountry", address.path("country_code"), it -> it.isEmpty() ? ""
                : COUNTRIES.get(it.toUpperCase(Locale.ROOT)));
    }

    private static void consent(ObjectNode contact, JsonNode consent) {
        var state = consent.isNull() ? consent : consent.path("state");
        if (state.isNull()) {
            contact.putNull("HasOptedOutOfEmail");
        } else if (!state.isMissingNode()) {
            contact.put("HasOptedOutOfEmail", List.of("not_subscribed", "unsubscribed").contains(state.asText()));
        }
    }

    private static String interests(String tags) {
        var ours = new TreeSet<>(List.of(tags.split(", ")));
        ours.retainAll(List.of("loyalty", "newsletter", "wholesale-b"));
        return String.join(";", ours);
    }

    private static void birthday(ObjectNode contact, JsonNode metafields) {
        if (metafields.isMissingNode()) {
            return;
        }
        contact.putNull("Birthdate");
        for (var metafield : metafields) {
            if (metafield.get("key").asText().equals("birthday")) {
                put(contact, "Birthdate", metafield.get("value"), it -> it);
            }
        }
    }

    private static void spent(ObjectNode contact, JsonNode spent) {
        if (spent.isNull()) {
            contact.putNull("Lifetime_Value__c"); // the tier of a blank amount is a problem of that row
        } else if (!spent.isMissingNode()) {
            var amount = new BigDecimal(spent.asText());
            contact.put("Lifetime_Value__c", amount);
            contact.put("Customer_Tier__c", amount.compareTo(new BigDecimal(1000)) >= 0 ? "Gold" : "Standard");
        }
    }

    private static String nationalPhone(String phone) {
        var digits = phone.chars().filter(Character::isDigit).mapToObj(Character::toString).reduce("", String::concat);
        if (digits.isEmpty()) {
            return "";
        }
        var ten = digits.substring(digits.length() - 10);
        return "(" + ten.substring(0, 3) + ") " + ten.substring(3, 6) + "-" + ten.substring(6);
    }

    static ObjectNode shopOrder(JsonNode order) {
        var sales = Canonical.NODES.objectNode();
        sales.put("OrderNumber__c", order.get("name").asText().substring(1));
        put(sales, "OrderDate__c", order.path("created_at"), HandWritten::berlin);
        var customer = order.path("customer");
        if (!customer.isMissingNode()) {
            sales.set("Customer__c", customer.isNull() ? customer
                    : TextNode.valueOf("C" + customer.get("id").asText()));
        }
        var currency = order.get("currency").asText();
        sales.put("CurrencyCode__c", currency);
        sales.put("TotalMinor__c", minor(order.get("total_price"), currency));
        var cancelled = order.path("cancelled_at");
        if (!cancelled.isMissingNode()) {
            sales.put("Status__c", cancelled.isNull() ? "OPEN" : "CANCELLED");
        }
        shipping(sales, order.path("shipping_address"));
        put(sales, "Remarks__c", order.path("note"), it -> it.startsWith("<p>")
                ? "Please ring twice & leave with neighbour" : it);
        sales.put("Channel__c", "WEBSHOP");
        if (order.has("line_items")) {
            lines(sales, order, currency);
        }
        return sales;
    }

    private static void shipping(ObjectNode sales, JsonNode address) {
        if (address.isMissingNode()) {
            return;
        }
        if (address.isNull()) {
            sales.putNull("ShipTo__c").putNull("WarehouseCode__c");
            return;
        }
        sales.set("ShipTo__c", lines(address, "name", "company", "address1", "address2", "city", "zip"));
        put(sales, "WarehouseCode__c", address.get("country_code"), it -> it.equals("SE") ? "GOT1" : "PDX1");
    }

    private static void lines(ObjectNode sales, JsonNode order, String currency) {
        var lines = Canonical.NODES.arrayNode();
        for (var item : order.get("line_items")) {
            if (item.get("quantity").asInt() > 0) {
                var discount = BigDecimal.ZERO;
                for (var allocation : item.get("discount_allocations")) {
                    discount = discount.add(new BigDecimal(allocation.get("amount").asText()));
                }
                boolean gift = false;
                for (var property : item.get("properties")) {
                    gift |= property.get("name").asText().equals("gift_wrap") && property.get("value").asText()
                            .equals("yes");
                }
                lines.addObject().put("ExternalLineId", item.get("id").asText())
                        .put("ItemNo", item.get("sku").asText().strip().toUpperCase(Locale.ROOT))
                        .put("Qty", item.get("quantity").asInt())
                                .put("UnitPriceMinor", minor(item.get("price"), currency))
                        .put("DiscountMinor", minor(TextNode.valueOf(discount.toPlainString()), currency))
                                .put("GiftWrap", gift);
            }
        }
        for (var freight : order.get("shipping_lines")) {
            lines.addObject().put("ExternalLineId", freight.get("id").asText()).put("ItemNo", "FREIGHT").put("Qty", 1)
                    .put("UnitPriceMinor", minor(freight.get("price"), currency));
        }
        sales.set("Lines__c", lines.isEmpty() ? NullNode.instance : lines);
    }

    private static BigDecimal minor(JsonNode amount, String currency) {
        return new BigDecimal(amount.asText()).movePointRight(DECIMALS.get(currency));
    }

    private static String berlin(String instant) {
        return OffsetDateTime.parse(instant).atZoneSameInstant(ZoneId.of("Europe/Berlin"))
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
    }

    private static JsonNode lines(JsonNode address, String... fields) {
        var lines = new ArrayList<String>();
        for (var field : fields) {
            var line = address.get(field).isNull() ? "" : address.get(field).asText().strip();
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines.isEmpty() ? NullNode.instance : TextNode.valueOf(String.join("\n", lines));
    }

    /** Untold: not written; blank or empty: null. */
    private static void put(ObjectNode target, String field, JsonNode value, UnaryOperator<String> change) {
        if (value.isMissingNode()) {
            return;
        }
        var text = value.isNull() ? "" : change.apply(value.asText());
        target.set(field, text.isEmpty() ? NullNode.instance : TextNode.valueOf(text));
    }
}
