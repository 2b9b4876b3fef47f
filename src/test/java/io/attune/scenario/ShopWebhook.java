package io.attune.scenario;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook as the shop sends it. */
record ShopWebhook(String topic, String deliveryId, String body) {

    static final String SECRET = "attune-demo-shop-webhook-secret";

    static ShopWebhook of(String topic, String body) {
        return new ShopWebhook(topic, UUID.randomUUID().toString(), body);
    }

    /** A customer in the full shape, with tags, totals and consent. */
    static ShopWebhook customer(String topic, long id, String firstName, String updatedAt) {
        return of(topic, """
                {"id": %d, "email": "  Person.%d@Example.com ", "created_at": "2026-01-01T08:00:00-05:00",
                 "updated_at": "%s", "first_name": "%s", "last_name": "Number%d", "state": "enabled",
                 "note": null, "verified_email": true, "phone": "+15035550142", "currency": "USD",
                 "tags": "loyalty, vip-2019", "total_spent": "2381.40", "orders_count": 3,
                 "email_marketing_consent": {"state": "not_subscribed"},
                 "default_address": {"address1": "1482 NE Alder Court", "address2": "Studio 6", "city": "Portland",
                   "province_code": "OR", "zip": "97211-4410", "country_code": "US"},
                 "admin_graphql_api_id": "gid://shopify/Customer/%d"}
                """.formatted(id, id, updatedAt, firstName, id, id));
    }

    HttpRequest to(RunningAttune attune) {
        return to(attune, SECRET);
    }

    HttpRequest to(RunningAttune attune, String secret) {
        return request("shop", attune, secret);
    }

    /** As another shop sends it. */
    HttpRequest toConnection(String connection, RunningAttune attune) {
        return request(connection, attune, SECRET);
    }

    private HttpRequest request(String connection, RunningAttune attune, String secret) {
        return attune.request("/webhooks/" + connection,
                        "Content-Type", "application/json",
                        "X-Shopify-Topic", topic,
                        "X-Shopify-Hmac-Sha256", sign(body, secret),
                        "X-Shopify-Shop-Domain", "demo.myshopify.com",
                        "X-Shopify-API-Version", "2026-07",
                        "X-Shopify-Webhook-Id", deliveryId,
                        "X-Shopify-Triggered-At", "2026-11-22T10:00:00.123456Z",
                        "X-Shopify-Event-Id", deliveryId)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    static String sign(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
