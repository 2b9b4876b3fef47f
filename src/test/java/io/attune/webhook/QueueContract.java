package io.attune.webhook;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of the inbox, whatever carries it. */
abstract class QueueContract {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST = 1 << 20;

    @TestHTTPResource("/webhooks/shop")
    String address;

    @Inject
    Pool pool;

    /** No mapping wants anything: an event is ignored, and that is its end. */
    public static class NoMappings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("attune.mappings", "src/test/resources/sandbox");
        }
    }

    private Sender webhook(String id, String body) {
        return new Sender(address, body.getBytes(UTF_8)).with("X-Shopify-Webhook-Id", id);
    }

    /** On a busy machine one may not be safe in time: its sender sends it again, as any sender does. */
    private static HttpResponse<String> taken(Sender webhook) {
        return await().atMost(SOON).until(webhook::send, answer -> answer.statusCode() != 503);
    }

    private static List<HttpResponse<String>> takenAtOnce(List<Sender> webhooks) {
        var answers = webhooks.stream().map(Sender::sendSoon).toList();
        return IntStream.range(0, webhooks.size()).mapToObj(i -> answers.get(i).join().statusCode() == 503
                ? taken(webhooks.get(i)) : answers.get(i).join()).toList();
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    private static String customer(long id, int number) {
        return "{\"id\":%d,\"email\":\"ana%d@example.com\"}".formatted(id, number);
    }

    private static Set<Integer> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().map(HttpResponse::statusCode).collect(Collectors.toSet());
    }

    /** The rows of these deliveries, in the order of their ids. */
    private List<String> rows(String columns, List<String> deliveries) {
        return pool.preparedQuery("select concat_ws('|', " + columns + ") as row from event"
                        + " where delivery_id = any($1) order by id")
                .execute(Tuple.of(deliveries.toArray(String[]::new))).await().indefinitely()
                .stream().map(row -> row.getString("row")).toList();
    }

    final List<String> awaitHandled(List<String> deliveries) {
        await().atMost(SOON).until(() -> rows("1", deliveries).size() >= deliveries.size());
        await().atMost(SOON).until(() -> !rows("state", deliveries).contains("stored"));
        return rows("state, tries", deliveries);
    }

    @Test
    void whatIsAcknowledgedIsStoredAsItCame() {
        var id = newId();
        taken(webhook(id, "{\"id\":9007199254740993}").with("X-Note", "a", "b").with("Authorization", "Bearer s"));

        assertEquals(List.of("ignored|1"), awaitHandled(List.of(id)));
        assertEquals(List.of("shop|customers/create|{\"id\":9007199254740993}|[\"a\", \"b\"]|f"), rows("""
                connection, topic, convert_from(body, 'UTF8'), (headers::jsonb)->'x-note',
                headers::jsonb ? 'authorization'""", List.of(id)));
    }

    @Test
    void aRepeatHasNoEffectAndIsCounted() {
        var id = newId();
        var answers = new ArrayList<HttpResponse<String>>();
        for (var body : List.of("{\"id\":1}", "{\"id\":1}", "{\"id\":2}")) {
            answers.add(taken(webhook(id, body)));
        }
        assertTrue(Set.of(200, 202).containsAll(statuses(answers)), answers::toString);

        await().atMost(SOON).until(() -> get("/q/metrics").asString(), metrics ->
                metrics.contains("event_repeated_total{body=\"other\",connection=\"shop\"}"));
        awaitHandled(List.of(id));
        assertEquals(List.of("{\"id\":1}"), rows("convert_from(body, 'UTF8')", List.of(id)));
    }

    @Test
    void repeatsAtTheSameMomentMakeOneEvent() {
        var id = newId();
        var answers = takenAtOnce(IntStream.range(0, 100).mapToObj(i -> webhook(id, "{\"id\":1}")).toList());
        assertTrue(Set.of(200, 202).containsAll(statuses(answers)), answers::toString);

        var last = newId();
        taken(webhook(last, "{\"id\":1}")); // about the same record, so behind all of them
        awaitHandled(List.of(last));
        assertEquals(List.of("ignored|1"), awaitHandled(List.of(id)));
    }

    @Test
    void whatTellsOfOneRecordKeepsItsOrder() {
        var sent = new ArrayList<String>();
        var others = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 40; i++) {
            var id = newId();
            sent.add(id);
            others.add(webhook(newId(), customer(1_000 + i, i)).sendSoon());
            taken(webhook(id, customer(7, i)));
        }
        others.forEach(CompletableFuture::join);

        awaitHandled(sent);
        assertEquals(sent, rows("delivery_id", sent));
    }

    @Test
    void whatIsSignedIsTakenWhateverItSays() {
        for (var body : List.of("not JSON", "\u0000\ufffd")) {
            var id = newId();
            taken(webhook(id, body));
            assertEquals(List.of("unreadable|1"), awaitHandled(List.of(id)));
        }
        var large = newId();
        taken(new Sender(address, new byte[MOST]).with("X-Shopify-Webhook-Id", large));
        awaitHandled(List.of(large));
        assertEquals(List.of(Integer.toString(MOST)), rows("length(body)", List.of(large)));
    }

    @Test
    void ofManyAtOnceEachIsHandledOnce() {
        var sent = IntStream.range(0, 300).mapToObj(i -> newId()).toList();
        var answers = takenAtOnce(IntStream.range(0, sent.size())
                .mapToObj(i -> webhook(sent.get(i), customer(2_000 + i, i))).toList());
        assertTrue(Set.of(200, 202).containsAll(statuses(answers)), answers::toString);

        assertEquals(sent.stream().map(id -> "ignored|1").toList(), awaitHandled(sent));
    }

    @Test
    void whatIsRefusedIsNotStored() {
        var forged = newId();
        assertEquals(401, webhook(forged, "{\"id\":1}").with("X-Shopify-Hmac-Sha256", "AAAA").send().statusCode());

        var genuine = newId();
        taken(webhook(genuine, "{\"id\":1}"));
        awaitHandled(List.of(genuine));
        assertEquals(List.of(), rows("state", List.of(forged)));
    }

    @Test
    void isReady() {
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
    }
}
