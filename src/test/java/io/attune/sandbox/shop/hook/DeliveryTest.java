package io.attune.sandbox.shop.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {

    /** Made with {@code openssl dgst -sha256 -hmac SECRET -binary | base64}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id":706405506930370084} | attune-demo-shop-webhook-secret | fv/QeqdVWUoh5KqikzWYgSuREDAlmHkE5NYZ1P37HWc=
            x                         | gehäim                          | foJuT2fUSEIv/CGuzO3mChPAHOLG56k4stzijm6Z+Dg=
            """)
    void signsAsTheVendorDoes(String body, String secret, String signature) {
        assertEquals(signature, Signature.of(body.getBytes(StandardCharsets.UTF_8), secret));
    }

    @Test
    void hasTheVendorsHeaders() {
        var delivery = new Delivery(new UUID(1, 2), new UUID(3, 4), "customers/update", "{}",
                Instant.parse("2026-10-18T20:40:07.123456Z"), 3);

        assertEquals("""
                {Content-Type=application/json, User-Agent=Shopify-Captain-Hook, X-Shopify-Topic=customers/update, \
                X-Shopify-Hmac-Sha256=HMAC, X-Shopify-Shop-Domain=demo.myshopify.com, X-Shopify-API-Version=2026-07, \
                X-Shopify-Webhook-Id=00000000-0000-0001-0000-000000000002, \
                X-Shopify-Triggered-At=2026-10-18T20:40:07.123456Z, \
                X-Shopify-Event-Id=00000000-0000-0003-0000-000000000004}""",
                delivery.headers("s").toString().replace(Signature.of(delivery.bytes(), "s"), "HMAC"));
    }

    @Test
    void triesEightTimesMoreWithinFourHours() {
        var pauses = IntStream.rangeClosed(1, 9).mapToObj(RetrySchedule::pauseAfter).flatMap(Optional::stream).toList();

        assertEquals(8, pauses.size());
        assertEquals(Duration.ofHours(4).minusSeconds(120), pauses.stream().reduce(Duration.ZERO, Duration::plus));
        assertTrue(RetrySchedule.pauseAfter(9).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"200,true", "202,true", "299,true", "199,false", "301,false", "404,false", "500,false"})
    void onlyTwoHundredsAreDelivered(int status, boolean delivered) {
        assertEquals(delivered, new Answer(Optional.of(status), "").isDelivered());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0 | true  | -   | waiting
            1 | false | 202 | delivered
            3 | false | 200 | delivered
            2 | true  | 503 | trying again
            2 | true  | -   | trying again
            9 | false | 404 | given up
            9 | false | -   | given up
            """)
    void isSaidInAWord(int tries, boolean due, Integer status, String word) {
        var line = new HookLine("", "", Instant.EPOCH, tries, due ? Optional.of(Instant.EPOCH) : Optional.empty(),
                Optional.ofNullable(status), Optional.empty());

        assertEquals(word, line.state());
    }
}
