package io.attune.bench;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes requests as a shop signs and sends them, with bodies of about 3.5 KB; some ahead, so that signing them takes
 * nothing from what is measured. For one thread at a time.
 */
final class Webhooks {

    /** About 100 MB. */
    private static final int MOST_AHEAD = 25_000;
    private static final String ALGORITHM = "HmacSHA256";
    /** So that the ids are as long as real ones. */
    private static final long FIRST_CUSTOMER = 7_200_000_000_000L;
    private static final String HEAD = """
            POST %s HTTP/1.1
            Host: %s
            Content-Type: application/json
            X-Shopify-Topic: %s
            X-Shopify-Shop-Domain: demo.myshopify.com
            X-Shopify-API-Version: 2026-07
            """;
    private static final String REST = """
            X-Shopify-Hmac-Sha256: {signature}
            X-Shopify-Webhook-Id: {delivery}
            X-Shopify-Event-Id: {delivery}
            X-Shopify-Triggered-At: {now}
            Content-Length: {length}

            """;

    private final Scenario scenario;
    private final Template body = new Template(resource("customer.json").strip());
    private final Template head;
    private final Mac mac;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Deque<Webhook> ahead = new ArrayDeque<>();
    private long next;

    Webhooks(Scenario scenario, String secret, URI address) {
        this.scenario = scenario;
        this.head = new Template((HEAD.formatted(address.getPath(), address.getAuthority(), scenario.topic()) + REST)
                .replace("\n", "\r\n"));
        this.mac = mac(secret);
    }

    /** @param number of the event, which the sink finds again in the customer's first name */
    record Webhook(long number, Buffer request) {}

    /** Makes as many as will be sent next, or as many as there is memory for. */
    void prepare(long count, Instant now) {
        while (ahead.size() < Math.min(count, MOST_AHEAD)) {
            ahead.addLast(made(next++, now));
        }
    }

    Webhook next(Instant now) {
        return ahead.isEmpty() ? made(next++, now) : ahead.pollFirst();
    }

    private Webhook made(long number, Instant now) {
        var body = body(number, now);
        var signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
        var head = this.head.filled(name -> switch (name) {
            case "signature" -> signature;
            case "delivery" -> "bench-" + run + "-" + number;
            case "length" -> Integer.toString(body.length);
            default -> now.toString();
        });
        return new Webhook(number, Buffer.buffer(head.length + body.length).appendBytes(head).appendBytes(body));
    }

    byte[] body(long number, Instant now) {
        return body.filled(name -> switch (name) {
            case "customer" -> Long.toString(FIRST_CUSTOMER + scenario.customer(number));
            case "number" -> Long.toString(number);
            default -> now.truncatedTo(ChronoUnit.SECONDS).toString();
        });
    }

    private static Mac mac(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of the bench's own files. */
    static String resource(String name) {
        try (InputStream in = Webhooks.class.getResourceAsStream("/bench/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
