package io.attune.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes webhooks as a shop signs and sends them, about 3.5 KB each. For one thread. */
final class Webhooks {

    private static final String ALGORITHM = "HmacSHA256";
    /** So that the ids are as long as real ones. */
    private static final long FIRST_CUSTOMER = 7_200_000_000_000L;

    private final Scenario scenario;
    private final String template;
    private final Mac mac;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    Webhooks(Scenario scenario, String secret) {
        this.scenario = scenario;
        this.template = resource("customer.json").strip();
        this.mac = mac(secret);
    }

    /** @param number of the event, which the sink finds again in the customer's first name */
    record Webhook(long number, String topic, String deliveryId, String signature, byte[] body) {}

    Webhook make(long number, Instant now) {
        var body = body(number, now);
        return new Webhook(number, scenario.topic(), "bench-" + run + "-" + number,
                Base64.getEncoder().encodeToString(mac.doFinal(body)), body);
    }

    byte[] body(long number, Instant now) {
        return template
                .replace("{customer}", Long.toString(FIRST_CUSTOMER + scenario.customer(number)))
                .replace("{number}", Long.toString(number))
                .replace("{updated_at}", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .getBytes(StandardCharsets.UTF_8);
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
