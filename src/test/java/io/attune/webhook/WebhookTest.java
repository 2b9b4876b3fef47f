package io.attune.webhook;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class WebhookTest {

    private static final byte[] BODY = "{\"id\":9007199254740993}".getBytes(UTF_8);
    private static final int MOST = 1 << 20;

    @TestHTTPResource("/webhooks/shop")
    String address;

    @Inject
    Pool pool;

    private Sender webhook(byte[] body) {
        return new Sender(address, body);
    }

    private static long event(HttpResponse<String> answer) {
        return JsonPath.from(answer.body()).getLong("event");
    }

    private static void assertRefused(int status, String reason, HttpResponse<String> answer) {
        assertEquals(status + " " + reason, answer.statusCode() + " " + JsonPath.from(answer.body()).get("reason"));
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void aGenuineWebhookIsOnDiskWhenItIsAnswered() {
        var answer = webhook(BODY).send();

        assertEquals(202, answer.statusCode());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
        var row = pool.preparedQuery("select body, connection, topic from event where id = $1")
                .execute(Tuple.of(event(answer))).await().indefinitely().iterator().next();
        assertArrayEquals(BODY, row.getBuffer("body").getBytes());
        assertEquals("shop customers/create", row.getString("connection") + " " + row.getString("topic"));
    }

    @Test
    void whatIsSignedIsTakenWhateverItSays() {
        for (var body : new String[] {"not JSON", "{\"a\":1,\"a\":2}", "[".repeat(5_000), "\u0000\ufffd"}) {
            var answer = webhook(body.getBytes(UTF_8)).send();
            assertEquals(202, answer.statusCode(), body);
        }
        assertEquals(202, webhook(BODY).with("X-Shopify-Topic", "a/topic/nobody/knows").send().statusCode());
    }

    @Test
    void aRepeatGetsTheFirstId() {
        var id = UUID.randomUUID().toString();
        var first = webhook(BODY).with("X-Shopify-Webhook-Id", id).send();
        var second = webhook(BODY).with("X-Shopify-Webhook-Id", id).send();
        var other = webhook("{}".getBytes(UTF_8)).with("X-Shopify-Webhook-Id", id).send();

        assertEquals("202 200 200", first.statusCode() + " " + second.statusCode() + " " + other.statusCode());
        assertEquals(event(first), event(second));
        assertEquals(event(first), event(other));
        assertTrue(get("/q/metrics").asString().contains(
                "event_repeated_total{body=\"other\",connection=\"shop\"} 1.0"));
    }

    @Test
    void repeatsAtTheSameMomentMakeOneEvent() {
        var id = UUID.randomUUID().toString();
        var answers = IntStream.range(0, 100)
                .mapToObj(i -> webhook(BODY).with("X-Shopify-Webhook-Id", id).sendSoon()).toList()
                .stream().map(CompletableFuture::join).toList();

        assertEquals(1, answers.stream().map(WebhookTest::event).distinct().count());
        assertEquals("{200=99, 202=1}", answers.stream()
                .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting())).toString());
    }

    @Test
    void refusesWhatLacksOrDoublesAHeader() {
        assertRefused(400, "header-missing", webhook(BODY).with("X-Shopify-Hmac-Sha256").send());
        assertRefused(400, "header-missing", webhook(BODY).with("X-Shopify-Topic").send());
        assertRefused(400, "header-doubled",
                webhook(BODY).with("X-Shopify-Hmac-Sha256", Sender.signature(BODY), Sender.signature(BODY)).send());
    }

    @Test
    void refusesWhatIsNotGenuine() {
        assertRefused(401, "signature", webhook(BODY).with("X-Shopify-Hmac-Sha256", "AAAA").send());
        assertRefused(401, "signature", webhook(BODY).sending("{\"id\":9007199254740992}".getBytes(UTF_8)).send());
        assertRefused(401, "wrong-account", webhook(BODY).with("X-Shopify-Shop-Domain", "other.myshopify.com").send());
    }

    @Test
    void refusesWhatComesToTheWrongPlaceOrInTheWrongWay() {
        assertRefused(404, "unknown-connection", new Sender(address.replace("shop", "nobody"), BODY).send());
        for (var method : new String[] {"GET", "PUT", "DELETE", "PATCH"}) {
            var answer = webhook(BODY).method(method).send();
            assertRefused(405, "method", answer);
            assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
        }
    }

    @Test
    void takesOneMebibyteAndNotAByteMore() throws IOException {
        assertEquals(202, webhook(new byte[MOST]).send().statusCode());
        assertEquals(202, webhook(new byte[MOST]).chunked(new byte[MOST]).send().statusCode());
        assertRefused(413, "too-large", webhook(new byte[MOST + 1]).send());
        assertRefused(413, "too-large", webhook(BODY).chunked(new byte[2 * MOST]).send());
        assertRefused(413, "too-large",
                webhook(BODY).with("Content-Encoding", "gzip").sending(gzip(new byte[100 * MOST])).send());
    }

    @Test
    void aCompressedBodyIsVerifiedAsWhatItHolds() throws IOException {
        assertEquals(202, webhook(BODY).with("Content-Encoding", "gzip").sending(gzip(BODY)).send().statusCode());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void refusalsAreCountedByReason() {
        webhook(BODY).with("X-Shopify-Hmac-Sha256", "AAAA").send();

        assertTrue(get("/q/metrics").asString().contains(
                "event_refused_total{connection=\"shop\",reason=\"signature\"}"));
    }
}
