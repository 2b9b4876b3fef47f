package io.attune.sandbox.shop.hook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A webhook that is due.
 *
 * @param tries made before this one
 */
record Delivery(UUID id, UUID event, String topic, String body, Instant happenedAt, int tries) {

    static final String SHOP = "demo.myshopify.com";
    static final String API_VERSION = "2026-07";

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** A retry has the very same headers. */
    Map<String, String> headers(String secret) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Shopify-Captain-Hook");
        headers.put("X-Shopify-Topic", topic);
        headers.put("X-Shopify-Hmac-Sha256", Signature.of(bytes(), secret));
        headers.put("X-Shopify-Shop-Domain", SHOP);
        headers.put("X-Shopify-API-Version", API_VERSION);
        headers.put("X-Shopify-Webhook-Id", id.toString());
        headers.put("X-Shopify-Triggered-At", happenedAt.toString());
        headers.put("X-Shopify-Event-Id", event.toString());
        return headers;
    }
}
