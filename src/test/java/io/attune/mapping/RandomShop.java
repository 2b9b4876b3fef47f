package io.attune.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded records of the shop: fields missing, blank, odd and plain. */
final class RandomShop {

    private final SplittableRandom random;

    RandomShop(long seed) {
        this.random = new SplittableRandom(seed);
    }

    ObjectNode customer() {
        var customer = Canonical.NODES.objectNode();
        customer.put("id", random.nextLong(1L << 53, Long.MAX_VALUE));
        text(customer, "state", "enabled", "disabled", "invited");
        text(customer, "first_name", "Marta", "Ægir", "", "Jean-Luc", "李");
        text(customer, "last_name", "Okonkwo-Lindqvist", "van der Berg", "", "O'Neil");
        text(customer, "email", "  Marta.Okonkwo@Example.com ", "a@b.de", "", "X+Y@shop.EXAMPLE");
        text(customer, "phone", "+1 (503) 555-0142", "503-555-0177", "+15035550100", "");
        text(customer, "total_spent", "2381.40", "999.99", "1000.00", "0.00", "1000");
        text(customer, "tags", "loyalty, newsletter, vip-2019", "", "wholesale-b", "vip", "newsletter");
        if (random.nextInt(5) > 0) {
            var consent = Canonical.NODES.objectNode();
            text(consent, "state", "subscribed", "not_subscribed", "unsubscribed", "pending");
            maybeNull(customer, "email_marketing_consent", consent);
        }
        if (random.nextInt(5) > 0) {
            maybeNull(customer, "default_address", address());
        }
        metafields(customer);
        return customer;
    }

    private ObjectNode address() {
        var address = Canonical.NODES.objectNode();
        text(address, "address1", "1482 NE Alder Court", "9 Harbour Way", "");
        text(address, "address2", "Studio 6", "", " ");
        text(address, "city", "Portland", "Malmö", "");
        text(address, "province_code", "OR", "or", "");
        text(address, "zip", "97211-4410", "", "21119");
        text(address, "country_code", "US", "CA", "SE", "DE", "GB", "us", "");
        return address;
    }

    private void metafields(ObjectNode customer) {
        if (random.nextInt(4) == 0) {
            return;
        }
        var metafields = customer.putArray("metafields");
        metafields.addObject().put("namespace", "crm").put("key", "segment").put("value", "maker");
        if (random.nextBoolean()) {
            metafields.addObject().put("namespace", "crm").put("key", "birthday")
                    .put("value", pick("1987-04-30", "2000-02-29", ""));
        }
    }

    ObjectNode order() {
        var order = Canonical.NODES.objectNode();
        order.put("name", "#" + random.nextInt(100_000));
        order.put("test", false);
        order.put("financial_status", pick("paid", "partially_refunded"));
        text(order, "created_at", "2026-10-18T16:40:07-04:00", "2026-10-25T02:30:00+02:00", "2026-01-01T00:00:00Z");
        text(order, "cancelled_at", "2026-10-19T10:00:00Z");
        order.put("currency", pick("USD", "JPY", "KWD"));
        text(order, "note", "<p>Please ring <b>twice</b> &amp; leave with neighbour if out</p>", "short", "");
        order.put("total_price", amount(order));
        if (random.nextInt(6) > 0) {
            maybeNull(order, "customer", Canonical.NODES.objectNode()
                    .put("id", random.nextLong(1L << 53, Long.MAX_VALUE)));
        }
        if (random.nextInt(6) > 0) {
            maybeNull(order, "shipping_address", shipping());
        }
        if (random.nextInt(8) > 0) {
            lines(order);
            var freight = order.putArray("shipping_lines");
            for (int i = random.nextInt(3); i > 0; i--) {
                freight.addObject().put("id", 70_000 + i).put("title", "Standard").put("price", amount(order));
            }
        }
        return order;
    }

    private ObjectNode shipping() {
        var address = Canonical.NODES.objectNode();
        for (var field : List.of("name", "company", "address1", "address2", "city", "zip")) {
            address.put(field, pick(field + " x", null, "", " " + field));
        }
        return address.put("country_code", pick("US", "SE", "FR", null));
    }

    private void lines(ObjectNode order) {
        var lines = order.putArray("line_items");
        for (int i = random.nextInt(4); i > 0; i--) {
            var line = lines.addObject().put("id", 90_000L + i).put("sku", pick(" mug-blue ", "BOWL-L"))
                    .put("quantity", random.nextInt(3)).put("price", amount(order));
            var discounts = line.putArray("discount_allocations");
            for (int d = random.nextInt(3); d > 0; d--) {
                discounts.addObject().put("amount", amount(order));
            }
            var properties = line.putArray("properties");
            if (random.nextBoolean()) {
                properties.addObject().put("name", pick("gift_wrap", "engraving")).put("value", pick("yes", "no"));
            }
        }
    }

    private String amount(ObjectNode order) {
        int digits = switch (order.get("currency").asText()) {
            case "JPY" -> 0;
            case "KWD" -> 3;
            default -> 2;
        };
        return new BigDecimal(random.nextLong(1_000_000_000_000L)).movePointLeft(digits).toPlainString();
    }

    /** One of the texts, or null, or nothing at all. */
    private void text(ObjectNode object, String field, String... texts) {
        int chance = random.nextInt(10);
        if (chance == 0) {
            object.putNull(field);
        } else if (chance > 1) {
            object.put(field, pick(texts));
        }
    }

    private void maybeNull(ObjectNode object, String field, ObjectNode value) {
        if (random.nextInt(8) == 0) {
            object.putNull(field);
        } else {
            object.set(field, value);
        }
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
