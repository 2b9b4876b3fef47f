package io.attune.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends webhooks as the demo's shop does, and as nobody should. */
final class Sender {

    static final String SECRET = "attune-demo-shop-webhook-secret";

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI address;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private String method = "POST";
    private BodyPublisher body;

    Sender(String address, byte[] signed) {
        this.address = URI.create(address);
        this.body = BodyPublishers.ofByteArray(signed);
        with("Content-Type", "application/json");
        with("X-Shopify-Topic", "customers/create");
        with("X-Shopify-Shop-Domain", "demo.myshopify.com");
        with("X-Shopify-API-Version", "2026-07");
        with("X-Shopify-Webhook-Id", UUID.randomUUID().toString());
        with("X-Shopify-Hmac-Sha256", signature(signed));
    }

    static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With no value the header is left out, with two it stands twice. */
    Sender with(String header, String... values) {
        headers.put(header, List.of(values));
        return this;
    }

    Sender method(String other) {
        method = other;
        return this;
    }

    /** Sends these bytes instead of the signed ones. */
    Sender sending(byte[] bytes) {
        body = BodyPublishers.ofByteArray(bytes);
        return this;
    }

    /** Without a length: the receiver learns the size as it reads. */
    Sender chunked(byte[] bytes) {
        body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
        return this;
    }

    HttpResponse<String> send() {
        try {
            return CLIENT.send(request(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> sendSoon() {
        return CLIENT.sendAsync(request(), BodyHandlers.ofString());
    }

    private HttpRequest request() {
        var request = HttpRequest.newBuilder(address).method(method, body);
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request.build();
    }
}
