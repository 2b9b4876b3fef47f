package io.attune.sandbox.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.connector.Connector;
import io.attune.connector.ConnectorObject;
import io.attune.connector.HttpAnswer;
import io.attune.connector.Search;
import io.attune.connector.Secret;
import io.attune.connector.Shipped;
import io.attune.connector.Token;
import io.attune.connector.TokenAnswer;
import io.attune.connector.Write;
import io.attune.document.JsonText;
import io.attune.retry.Outcome;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped {@code connectors/salesforce.yaml} at work on the CRM, over HTTP. */
@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class ConnectorTest {

    private static final Connector SALESFORCE = Shipped.load("salesforce");
    private static final ConnectorObject CONTACT = SALESFORCE.object("Contact").orElseThrow();
    private static final ConnectorObject ORDER = SALESFORCE.object("Shop_Order__c").orElseThrow();

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource
    URI server;

    private Connection crm;
    private Optional<Token> token;

    @BeforeEach
    void signIn() throws Exception {
        var settings = SALESFORCE.settled(Map.of("base_url", server.resolve("/sandbox/crm")
                .toString(), "client_id", "attune-demo"));
        crm = new Connection("crm", SALESFORCE, "client_credentials", settings,
                Map.of("client_secret", List.of(Secret.of("attune-demo-crm-secret"))));
        var oauth = crm.auth().oauth2().orElseThrow();
        var answer = oauth.read(send(oauth.tokenCall(crm, Optional.empty(), Instant.EPOCH)), Instant.EPOCH);
        token = Optional.of(assertInstanceOf(TokenAnswer.Granted.class, answer, answer.toString()).token());
    }

    @Test
    void aTokenHoldsUntilItIsRefused() throws Exception {
        assertEquals(List.of(Optional.empty(), crm.settings().get("base_url")),
                List.of(token.get().expires(), token.get().extra().get("instance_url")));

        var spent = Optional.of(new Token(Secret.of("00D!spent"), Optional.empty(), Map.of(), Optional.empty()));
        var refused = send(crm.auth().apply(CONTACT.read(crm, "003"), crm, spent));
        assertTrue(crm.auth().oauth2().orElseThrow().isSpent(refused));
        assertEquals("UNAUTHORIZED", refusal(CONTACT.outcome(CONTACT.read(crm, "003"), refused)));
    }

    @Test
    void aContactIsUpsertedFoundChangedAndDeleted() throws Exception {
        var made = done(write(CONTACT, Write.Kind.UPSERT, "", """
                {"LastName": "Valčić", "FirstName": "Ines", "Email": "ines@example.com", "Lifetime_Value__c": 2381.40,
                 "Shopify_Customer_Id__c": "706405506930370084", "HasOptedOutOfEmail": true, "Phone": null}""", "rec-contact"));
        var id = made.id().orElseThrow();
        assertEquals(Optional.of(id),
                done(write(CONTACT, Write.Kind.UPSERT, "", "{\"FirstName\": \"Inês\"}", "rec-contact")).id());

        assertEquals(List.of(id), hits(CONTACT.findByMarker(crm, "rec-contact").orElseThrow()));
        assertEquals(List.of(id),
                hits(CONTACT.find(crm, Map.of("Email", text("INES@example.com"), "LastName", text("Valčić")))
                        .orElseThrow()));
        assertEquals(List.of(), hits(CONTACT.find(crm, Map.of("LastName", text("O'Nobody\\"))).orElseThrow()));

        var read = (ObjectNode) done(outcome(CONTACT, CONTACT.read(crm, id))).record();
        assertEquals("706405506930370084 2381.4 true Inês rec-contact",
                Stream.of("Shopify_Customer_Id__c", "Lifetime_Value__c",
                "HasOptedOutOfEmail", "FirstName", "Attune_Id__c").map(name -> read.path(name).asText())
                        .reduce((a, b) -> a + " " + b).get());
        var seen = CONTACT.observed(read);
        assertEquals(List.of(Optional.of("0055i0000000001AAA"), Optional.of("rec-contact")),
                List.of(seen.actor(), seen.marker()));
        assertTrue(seen.revision().isPresent());

        assertEquals(Outcome.Done.silent(), write(CONTACT, Write.Kind.UPDATE, id, "{\"Email\": null}", ""));
        assertTrue(done(outcome(CONTACT, CONTACT.read(crm, id))).record().path("Email").isNull());
        assertEquals(Outcome.Done.silent(), write(CONTACT, Write.Kind.DELETE, id, "{}", ""));
        assertEquals("NOT_FOUND", refusal(outcome(CONTACT, CONTACT.read(crm, id))));
        assertEquals("NOT_FOUND", refusal(write(CONTACT, Write.Kind.UPDATE, id, "{\"FirstName\": \"x\"}", "")));
    }

    @Test
    void anOrderKeepsItsLinesAndItsCustomer() throws Exception {
        var customer = done(write(CONTACT, Write.Kind.UPSERT, "", "{\"LastName\": \"Reis\"}", "rec-buyer")).id()
                .orElseThrow();
        var patch = json("""
                {"OrderNumber__c": "only-here", "OrderDate__c": "2026-10-18 22:40", "CurrencyCode__c": "USD", "TotalMinor__c": 24990,
                 "Status__c": "OPEN", "Lines__c": [{"ExternalLineId": "90001", "ItemNo": "MUG-BLUE", "Qty": 2, "GiftWrap": true}]}""");
        patch.put("Customer__c", customer);
        var id = done(write(ORDER, Write.Kind.UPSERT, "", patch, "rec-order")).id().orElseThrow();

        var read = (ObjectNode) done(outcome(ORDER, ORDER.read(crm, id))).record();
        read.retain(patch.fieldNames().next(), "Customer__c", "Lines__c", "TotalMinor__c");
        assertEquals("{\"Customer__c\":\"" + customer
                + "\",\"Lines__c\":[{\"ExternalLineId\":\"90001\",\"GiftWrap\":true,"
                + "\"ItemNo\":\"MUG-BLUE\",\"Qty\":2}],\"OrderNumber__c\":\"only-here\",\"TotalMinor__c\":24990}",
                        JsonText.write(read));
        assertEquals(List.of(id), hits(ORDER.find(crm, Map.of("OrderNumber__c", text("only-here"))).orElseThrow()));
    }

    /** The vendor counts whole seconds: a record as it was read ten seconds ago is surely not as it is now. */
    @Test
    void whatWasChangedSinceItWasReadIsNotWrittenOver() throws Exception {
        var id = done(write(CONTACT, Write.Kind.CREATE, "", "{\"LastName\": \"Late\"}", "rec-late")).id().orElseThrow();
        var read = (ObjectNode) done(outcome(CONTACT, CONTACT.read(crm, id))).record();
        var stale = read.deepCopy().put("SystemModstamp",
                Instant.ofEpochMilli(CONTACT.observed(read).revision().orElseThrow()).minusSeconds(10).toString());

        assertEquals("CHANGED", refusal(update(id, "{\"LastName\": \"Over\"}", stale)));
        assertEquals("Late", done(outcome(CONTACT, CONTACT.read(crm, id))).record().path("LastName").asText());
        assertEquals(Outcome.Done.silent(), update(id, "{\"LastName\": \"Now\"}", read));
        assertEquals(Outcome.Done.silent(), update(id, "{\"LastName\": \"Unread\"}", MissingNode.getInstance()));
    }

    private Outcome update(String id, String patch, JsonNode current) throws Exception {
        return outcome(CONTACT, CONTACT.write(crm,
                new Write(Write.Kind.UPDATE, Optional.of(id), "", json(patch), current)).get(0));
    }

    @Test
    void whatTheCrmRefusesIsUnderstood() throws Exception {
        assertEquals("INVALID", refusal(write(CONTACT, Write.Kind.UPSERT, "", "{\"FirstName\": \"x\"}", "rec-none")));
        assertEquals("INVALID",
                refusal(write(CONTACT, Write.Kind.CREATE, "", "{\"LastName\": \"" + "x".repeat(81)
                        + "\"}", "rec-long")));
        assertEquals("INVALID",
                refusal(write(CONTACT, Write.Kind.CREATE, "", "{\"LastName\": \"x\", \"Frist\": 1}", "rec-field")));
        done(write(CONTACT, Write.Kind.CREATE, "", "{\"LastName\": \"x\"}", "rec-twice"));
        assertEquals("CONFLICT", refusal(write(CONTACT, Write.Kind.CREATE, "", "{\"LastName\": \"x\"}", "rec-twice")));
    }

    private Outcome write(ConnectorObject object, Write.Kind kind, String id, String patch,
            String marker) throws Exception {
        return write(object, kind, id, json(patch), marker);
    }

    private Outcome write(ConnectorObject object, Write.Kind kind, String id, ObjectNode patch,
            String marker) throws Exception {
        var write = new Write(kind, Optional.of(id)
                .filter(text -> !text.isEmpty()), marker, patch, MissingNode.getInstance());
        return outcome(object, object.write(crm, write).get(0));
    }

    private Outcome outcome(ConnectorObject object, Call call) throws Exception {
        return object.outcome(call, send(crm.auth().apply(call, crm, token)));
    }

    private List<String> hits(Call call) throws Exception {
        var object = call.url().contains("Shop_Order__c") ? ORDER : CONTACT;
        var search = object.search(call, send(crm.auth().apply(call, crm, token)));
        return assertInstanceOf(Search.Hits.class, search, search.toString()).hits().stream().map(Search.Hit::id)
                .toList();
    }

    private HttpAnswer send(Call call) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(call.url()))
                .method(call.method(), call.body().map(HttpRequest.BodyPublishers::ofByteArray)
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        call.headers().forEach(request::header);
        var response = client.send(request.build(), BodyHandlers.ofByteArray());
        return new HttpAnswer(response.statusCode(), response.headers().map(), response.body());
    }

    private static Outcome.Done done(Outcome outcome) {
        return assertInstanceOf(Outcome.Done.class, outcome, outcome.toString());
    }

    private static String refusal(Outcome outcome) {
        return assertInstanceOf(Outcome.NotDone.class, outcome, outcome.toString()).refusal().name();
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) ((JsonText.Reading.Readable) JsonText.read(text.getBytes(StandardCharsets.UTF_8))).tree();
    }
}
