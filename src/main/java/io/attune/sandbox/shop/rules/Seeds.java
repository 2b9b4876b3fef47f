package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What a new shop holds: a few customers, products and an order, from {@code sandbox/shop/seeds.json}. They are told
 * like any.
 */
public final class Seeds {

    private final Draft draft;

    private Seeds(Draft draft) {
        this.draft = draft;
    }

    public static void plant(Draft draft) {
        var seeds = read();
        new Seeds(draft).plant(seeds);
    }

    private void plant(JsonNode seeds) {
        seeds.path("products").forEach(this::product);
        seeds.path("customers").forEach(this::customer);
        seeds.path("orders").forEach(this::order);
    }

    private void customer(JsonNode seed) {
        var customer = placed(CustomerFields.blank(draft), seed, Kind.CUSTOMER);
        CustomerFields.apply(customer, seed.path("input"), draft);
        draft.save(Kind.CUSTOMER, customer);
        draft.beginAction();
        draft.tell(new CustomerNotices(draft).of(Optional.empty(), customer));
    }

    private void product(JsonNode seed) {
        var product = placed(ProductFields.blank(draft), seed, Kind.PRODUCT);
        new ProductFields(draft, product, seed.path("input")).apply();
        draft.save(Kind.PRODUCT, product);
        draft.beginAction();
        draft.tell(List.of(new Notice.Told("products/create", ProductBody.of(product))));
    }

    /** Its customer's totals already count it. */
    private void order(JsonNode seed) {
        var customer = draft.find(Kind.CUSTOMER, seed.path("customer_id").longValue());
        var order = placed(new OrderFields(draft, seed.path("input")).order(customer), seed, Kind.ORDER);
        draft.save(Kind.ORDER, order);
        draft.beginAction();
        draft.tell(List.of(new Notice.Told("orders/create", OrderBody.of(order, customer, draft.shape()))));
    }

    /** With the id of the seed, and what else it fixes. */
    private static ObjectNode placed(ObjectNode record, JsonNode seed, Kind kind) {
        long id = seed.path("id").longValue();
        record.put("id", id).put("admin_graphql_api_id", kind.gid(id).toString());
        seed.path("kept").fields().forEachRemaining(field -> record.set(field.getKey(), field.getValue()));
        return record;
    }

    private static JsonNode read() {
        try (var in = Seeds.class.getResourceAsStream("/sandbox/shop/seeds.json")) {
            var read = JsonText.read(in.readAllBytes());
            return ((JsonText.Reading.Readable) read).tree();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
