package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.retry.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plain JSON system, whole: from its webhook to the answer of the write. No line of Java knows it. */
class RestConnectorTest {

    private static final byte[] KEY = "a key of at least 24 bytes".getBytes(StandardCharsets.UTF_8);
    private static final Connector REST = Shipped.load("rest");
    private static final ConnectorObject CONTACT = REST.object("contact").orElseThrow();
    private static final Account ACCOUNT = SomeAccount.with(Map.of("base_url", "https://api.example.com/v1"),
            "whsec_" + Base64.getEncoder().encodeToString(KEY));
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aWebhookIsProvedAndRead() throws Exception {
        var body = """
                {"type":"contact.updated","timestamp":"2026-03-01T11:59:59Z","data":{"id":90071992547409931,
                "email":"a@example.com","tags":["x","y"],"balance":12.50,"updated_at":"2026-03-01T11:59:58.5Z","extra":1}}""";
        var request = signed(body);
        var delivery = assertInstanceOf(Verdict.Accepted.class, REST.webhooks().verify(request, ACCOUNT, NOW))
                .deliveries().get(0);
        assertEquals(List.of("msg_1", "contact.updated", Optional.of(NOW.minusSeconds(1)), request.body()),
                List.of(delivery.id(), delivery.topic(), delivery.triggeredAt(), delivery.body()));

        var change = assertInstanceOf(Inbound.Changes.class, REST.webhooks()
                .read("contact.updated", request.headers(), Samples.json(request.body()))).changes().get(0);
        assertEquals(List.of("contact", "90071992547409931", Change.Kind.SEEN, NOW.minusSeconds(1), 1_772_366_398_500L),
                List.of(change.object(), change.id(), change.kind(), change.occurredAt()
                        .orElseThrow(), change.revision().orElseThrow()));
        assertEquals("{\"balance\":12.5,\"email\":\"a@example.com\",\"id\":\"90071992547409931\",\"tags\":[\"x\",\"y\"],"
                + "\"updated_at\":\"2026-03-01T11:59:58.500Z\"}", JsonText.write(change.record()));
    }

    @Test
    void aDeletionTellsTheIdAlone() {
        var inbound = REST.webhooks().read("contact.deleted", Map.of(), Samples.json("{'data': {'id': 'c1'}}"));

        assertEquals(List.of(Change.Kind.DELETED, "c1"), List.of(change(inbound).kind(), change(inbound).id()));
    }

    private static Change change(Inbound inbound) {
        return assertInstanceOf(Inbound.Changes.class, inbound).changes().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            CREATE | -  | POST https://api.example.com/v1/contacts                    | {"email":"a@example.com","external_id":"r 1"}
            UPDATE | c1 | PATCH https://api.example.com/v1/contacts/c1                | {"email":"a@example.com"}
            UPSERT | -  | PUT https://api.example.com/v1/contacts/by-external-id/r%201 | {"email":"a@example.com","external_id":"r 1"}
            DELETE | c1 | DELETE https://api.example.com/v1/contacts/c1               | -
            """)
    void aContactIsWritten(Write.Kind kind, String id, String line, String body) {
        var call = CONTACT.write(ACCOUNT,
                new Write(kind, Optional.ofNullable(id), "r 1", Samples.object("{'email': 'a@example.com'}"))).get(0);

        assertEquals(line, call.method() + " " + call.url());
        assertEquals(Optional.ofNullable(body), call.body()
                .map(bytes -> JsonText.write(Canonical.of(Samples.json(bytes)))));
    }

    @Test
    void aContactIsReadAndFound() {
        assertEquals("https://api.example.com/v1/contacts/c%2F1", CONTACT.read(ACCOUNT, "c/1").url());
        assertEquals("https://api.example.com/v1/contacts?email=a%2Bb%40example.com",
                CONTACT.find(ACCOUNT, Map.of("email", TextNode.valueOf("a+b@example.com"))).orElseThrow().url());
        assertEquals("https://api.example.com/v1/contacts?external_id=r1", CONTACT.findByMarker(ACCOUNT, "r1")
                .orElseThrow().url());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            201 | -                          | {'id': 'c1', 'email': 'a@example.com'}           | Done[id=Optional[c1], record={"email":"a@example.com","id":"c1"}]
            204 | -                          | -                                                | Done[id=Optional.empty, record=]
            409 | -                          | {'title': 'Conflict', 'detail': 'e-mail taken'}  | NotDone[refusal=CONFLICT, words=Conflict: e-mail taken, pause=Optional.empty]
            422 | -                          | {'message': 'email\\u0007 is \\u202Ewrong'}      | NotDone[refusal=INVALID, words=email\\u0007 is \\u202ewrong, pause=Optional.empty]
            429 | 2.0                        | {}                                               | NotDone[refusal=RATE_LIMITED, words=HTTP 429: {}, pause=Optional[PT2S]]
            429 | 0.25                       | {}                                               | NotDone[refusal=RATE_LIMITED, words=HTTP 429: {}, pause=Optional[PT0.25S]]
            429 | Sun, 01 Mar 2026 12:01:30 GMT | {}                                            | NotDone[refusal=RATE_LIMITED, words=HTTP 429: {}, pause=Optional[PT1M30S]]
            429 | -5                         | {}                                               | NotDone[refusal=RATE_LIMITED, words=HTTP 429: {}, pause=Optional[PT0S]]
            429 | 1e-999999999               | {}                                               | NotDone[refusal=RATE_LIMITED, words=HTTP 429: {}, pause=Optional.empty]
            429 | 99999999999999             | {}                                               | NotDone[refusal=RATE_LIMITED, words=HTTP 429: {}, pause=Optional[PT24H]]
            503 | 120                        | -                                                | Unknown[words=HTTP 503 without a body, pause=Optional[PT2M]]
            423 | -                          | -                                                | NotDone[refusal=BUSY, words=HTTP 423 without a body, pause=Optional.empty]
            410 | -                          | -                                                | NotDone[refusal=NOT_FOUND, words=HTTP 410 without a body, pause=Optional.empty]
            408 | -                          | -                                                | Unknown[words=HTTP 408 without a body, pause=Optional.empty]
            200 | -                          | []                                               | Unknown[words=the answer has nothing at body, pause=Optional.empty]
            """)
    void anAnswerMeans(int status, String retryAfter, String body, String outcome) {
        var headers = new TreeMap<>(Map.of("Date", List.of("Sun, 01 Mar 2026 12:00:00 GMT")));
        Optional.ofNullable(retryAfter).ifPresent(text -> headers.put("Retry-After", List.of(text)));
        var call = CONTACT.write(ACCOUNT,
                new Write(Write.Kind.UPDATE, Optional.of("c1"), "", Samples.object("{'email': 'x'}"))).get(0);

        assertEquals(outcome, CONTACT.outcome(call, Samples.answer(status, headers, body == null ? "" : body))
                .toString());
    }

    @Test
    void wordsAreOneBoundedLineWithoutTokens() {
        var call = CONTACT.read(ACCOUNT, "c1");
        var words = CONTACT.outcome(call,
                Samples.answer(400, "{'message': 'a\\nb access_token=verysecret " + "x".repeat(5_000) + "'}"))
                .fold(Outcome.Done::toString, Outcome.NotDone::words, Outcome.Unknown::words);

        assertEquals("a\\nb access_token=*** xxx", words.substring(0, 25));
        assertEquals(2_000, words.length());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"1, 30, -", "0, 30, PT30S", "0, 1.5, PT1.5S", "x, 30, -"})
    void aSpentAllowanceIsWaitedFor(String remaining, String reset, String pause) {
        var answer = Samples.answer(200,
                Map.of("RateLimit-Remaining", List.of(remaining), "ratelimit-reset", List.of(reset)), "");

        assertEquals(Optional.ofNullable(pause).map(Duration::parse), REST.limits().pauseAfter(answer));
    }

    private static WebhookRequest signed(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        var time = String.valueOf(NOW.getEpochSecond());
        var signature = mac.doFinal(("msg_1." + time + "." + body).getBytes(StandardCharsets.UTF_8));
        return new WebhookRequest("POST", "https://attune.example.com/webhooks/it",
                Map.of("Webhook-Id", List.of("msg_1"),
                "Webhook-Timestamp", List.of(time), "Webhook-Signature",
                        List.of("v1," + Base64.getEncoder().encodeToString(signature))),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
