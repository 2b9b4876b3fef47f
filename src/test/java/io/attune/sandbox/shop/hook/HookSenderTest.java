package io.attune.sandbox.shop.hook;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.attune.sandbox.shop.ShopApi;
import io.attune.sandbox.shop.hook.HookReceiver.Received;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Webhooks as their receiver meets them. */
@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(HookReceiver.class)
class HookSenderTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @AfterEach
    void heal() {
        HookReceiver.answer(202);
        given().queryParam("shape", "full").post("/sandbox/shop/settings").then().statusCode(200);
    }

    @Test
    void aNewShopTellsWhatItHolds() {
        assertEquals("7219450314823", text(first("customers/create", "Okonkwo"), "/id"));
        assertEquals("820982911946210482", text(first("orders/create", "#10482"), "/id"));
        assertEquals("blue-mug", text(first("products/create", "blue-mug"), "/handle"));
    }

    @Test
    void aWebhookIsSignedAndHasTheVendorsHeaders() {
        ShopApi.customer("headers@example.com");

        var hook = first("customers/create", "headers@example.com");

        assertEquals(Signature.of(hook.body(), "attune-demo-shop-webhook-secret"),
                hook.header("x-shopify-hmac-sha256"));
        assertEquals("application/json", hook.header("content-type"));
        assertEquals("demo.myshopify.com", hook.header("x-shopify-shop-domain"));
        assertEquals("2026-07", hook.header("x-shopify-api-version"));
        assertEquals(36, hook.header("x-shopify-webhook-id").length());
        assertEquals(36, hook.header("x-shopify-event-id").length());
        assertTrue(Instant.parse(hook.header("x-shopify-triggered-at")).isAfter(Instant.EPOCH));
    }

    @Test
    void aRetryTellsWhatHappenedThen() {
        HookReceiver.answer(503);
        var id = ShopApi.customer("retry@example.com");
        var sent = first("customers/create", "retry@example.com");
        await().atMost(SOON)
                .until(() -> rows("tries = 1 and status = 503 and due_at > now() + interval '50 seconds'"), is(1L));
        ShopApi.query("mutation { customerUpdate(input: {id: \"" + id
                + "\", firstName: \"Changed\"}) { customer { id } } }");
        HookReceiver.answer(200);

        run("update sandbox.shop_webhook set due_at = now() where body like '%retry@example.com%' and tries = 1");

        await().atMost(SOON).until(() -> HookReceiver.received("customers/create", "retry@example.com").size() == 2);
        var again = HookReceiver.received("customers/create", "retry@example.com").get(1);
        assertArrayEquals(sent.body(), again.body());
        assertEquals(sent.headers(), again.headers());
        await().atMost(SOON).until(() -> rows("tries = 2 and status = 200 and due_at is null"), is(1L));
    }

    @Test
    void afterEightRetriesItGivesUp() {
        HookReceiver.answer(302);
        ShopApi.customer("never@example.com");
        first("customers/create", "never@example.com");
        await().atMost(SOON).until(() -> count("body like '%never@example.com%' and tries = 1"), is(1L));

        run("update sandbox.shop_webhook set tries = 8, due_at = now() where body like '%never@example.com%'");

        await().atMost(SOON)
                .until(() -> count("body like '%never@example.com%' and tries = 9 and due_at is null"), is(1L));
    }

    @Test
    void anAnswerThatTakesLongerThanFiveSecondsIsNone() {
        HookReceiver.beSilent();
        ShopApi.customer("silent@example.com");
        first("customers/create", "silent@example.com");

        await().atMost(Duration.ofSeconds(20)).until(() -> count("body like '%silent@example.com%' and tries = 1"
                + " and status is null and tried_at - happened_at between interval '5 s' and interval '15 s'"), is(1L));
    }

    @Test
    void bodiesAreCutWhenToldTo() {
        given().queryParam("shape", "2026-07").post("/sandbox/shop/settings").then().statusCode(200)
                .body("shape", is("2026-07"));
        ShopApi.customer("cut@example.com");

        var hook = first("customers/create", "cut@example.com");

        assertEquals("", text(hook, "/tags"));
        assertTrue(tree(hook).path("total_spent").isMissingNode());
    }

    private static Received first(String topic, String part) {
        await().atMost(SOON).until(() -> HookReceiver.received(topic, part).size() >= 1);
        return HookReceiver.received(topic, part).get(0);
    }

    private static JsonNode tree(Received hook) {
        return ((JsonText.Reading.Readable) JsonText.read(hook.body())).tree();
    }

    private static String text(Received hook, String pointer) {
        return tree(hook).at(pointer).asText();
    }

    private long rows(String state) {
        return count("topic = 'customers/create' and body like '%retry@example.com%' and " + state);
    }

    private long count(String condition) {
        return pool.query("select count(*) from sandbox.shop_webhook where " + condition).execute()
                .await().indefinitely().iterator().next().getLong(0);
    }

    private void run(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
