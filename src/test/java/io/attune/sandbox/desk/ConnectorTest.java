package io.attune.sandbox.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.connection.Connection;
import io.attune.connector.Connector;
import io.attune.connector.ConnectorObject;
import io.attune.connector.Search;
import io.attune.connector.Secret;
import io.attune.connector.Shipped;
import io.attune.connector.Write;
import io.attune.retry.Outcome;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.attune.sandbox.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped {@code connectors/zendesk.yaml} at work on the help desk, over HTTP. */
@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class ConnectorTest {

    private static final Connector ZENDESK = Shipped.load("zendesk");
    private static final ConnectorObject USER = ZENDESK.object("user").orElseThrow();

    @TestHTTPResource
    URI server;

    @Inject
    Pool pool;

    private Connection desk;
    private Wire wire;

    @BeforeEach
    void signIn() throws Exception {
        var settings = ZENDESK.settled(Map.of("subdomain", "demo", "user", "attune@example.com",
                "base_url", server.resolve("/sandbox/desk").toString()));
        desk = new Connection("desk", ZENDESK, "api_token", settings,
                Map.of("api_token", List.of(Secret.of("attune-demo-desk-token"))));
        wire = new Wire(desk);
    }

    @AfterEach
    void heal() {
        given().delete("/sandbox/desk/faults").then().statusCode(204);
    }

    @Test
    void aUserIsMadeFoundChangedAndDeleted() throws Exception {
        var made = Wire.done(create("rec-desk", """
                {"name": "Ines Valčić", "email": "Ines@Example.com", "phone": "+385 91 555 0142", "notes": "rings at eight",
                 "tags": ["VIP"], "user_fields": {"shop_id": "706405506930370084"}}"""));
        var id = made.id().orElseThrow();
        assertEquals(List.of(id), wire.hits(USER, USER.findByMarker(desk, "REC-DESK").orElseThrow()));
        assertEquals(List.of(id), found("email", "ines@example.com"));
        assertEquals(List.of(id), found("phone", "+385 91 555 0142"));
        assertEquals(List.of(id), found("external_id", "rec-desk"));
        assertEquals(List.of(), found("email", "ines@example.co"));

        var read = wire.read(USER, id);
        assertEquals("Ines Valčić ines@example.com rings at eight [\"vip\"] 706405506930370084",
                String.join(" ", read.path("name").asText(), read.path("email").asText(), read.path("notes").asText(),
                        read.path("tags").toString(), read.at("/user_fields/shop_id").asText()));
        assertEquals(made.record(), read);
        var seen = USER.observed(read);
        assertEquals(Optional.of("rec-desk"), seen.marker());
        assertEquals(Optional.empty(), seen.actor());
        assertEquals(seen.changedAt().orElseThrow().toEpochMilli(), seen.revision().orElseThrow());

        update(id, "{\"notes\": null, \"details\": \"d\", \"user_fields\": {\"tier\": \"Gold\"}}");
        var changed = wire.read(USER, id);
        assertEquals(List.of("", "d", "706405506930370084", "Gold"), List.of(changed.path("notes").asText(),
                changed.path("details").asText(), changed.at("/user_fields/shop_id").asText(),
                changed.at("/user_fields/tier").asText()));

        wire.write(USER, Wire.write(Write.Kind.DELETE, id, "{}", "")).forEach(Wire::done);
        assertEquals("NOT_FOUND", Wire.refusal(wire.outcome(USER, USER.read(desk, id))));
        assertEquals("NOT_FOUND", Wire.refusal(wire.write(USER,
                Wire.write(Write.Kind.UPDATE, id, "{\"notes\": \"x\"}", "")).get(0)));
        assertEquals(List.of(), wire.hits(USER, USER.findByMarker(desk, "rec-desk").orElseThrow()));
    }

    @Test
    void aNewAddressBecomesTheFirstOne() throws Exception {
        var id = Wire.done(create("rec-mail", "{\"name\": \"Mail\", \"email\": \"old@example.com\"}")).id().orElseThrow();

        update(id, "{\"email\": \"new@example.com\", \"notes\": \"n\"}");

        assertEquals("new@example.com n", wire.read(USER, id).path("email").asText() + " "
                + wire.read(USER, id).path("notes").asText());
        update(id, "{\"email\": \"old@example.com\"}");
        assertEquals("old@example.com", wire.read(USER, id).path("email").asText());
    }

    @Test
    void whatTheDeskRefusesIsUnderstood() throws Exception {
        create("rec-taken", "{\"name\": \"Taken\", \"email\": \"taken@example.com\"}");

        assertEquals("NotDone[refusal=CONFLICT, words=External has already been taken, pause=Optional.empty]",
                create("rec-TAKEN", "{\"name\": \"x\"}").toString());
        assertEquals("NotDone[refusal=CONFLICT, words=Email: taken@example.com is already being used by another user,"
                + " pause=Optional.empty]", create("rec-other", "{\"name\": \"x\", \"email\": \"Taken@example.com\"}").toString());
        assertEquals("NotDone[refusal=INVALID, words=Name: is too short (minimum one character), pause=Optional.empty]",
                create("rec-blank", "{\"notes\": \"x\"}").toString());
        assertEquals("NOT_FOUND", Wire.refusal(wire.outcome(USER, USER.read(desk, "1"))));
    }

    @Test
    void whoeverIsNotSignedInLearnsNothing() {
        given().get("/sandbox/desk/api/v2/users/1").then().statusCode(401).body("error", is("Couldn't authenticate you"));
        given().header("Authorization", "Bearer attune-demo-desk-token").get("/sandbox/desk/api/v2/users/1.json").then()
                .statusCode(404).body("error", is("RecordNotFound")).header("ratelimit-remaining", notNullValue());
    }

    @Test
    void whatWasMadeChangedAndDeletedIsListedAMinuteLater() throws Exception {
        var stays = Wire.done(create("rec-list-1", "{\"name\": \"Stays\"}")).id().orElseThrow();
        var goes = Wire.done(create("rec-list-2", "{\"name\": \"Goes\"}")).id().orElseThrow();
        wire.write(USER, Wire.write(Write.Kind.DELETE, goes, "{}", "")).forEach(Wire::done);
        var years = Optional.of(Instant.parse("2026-01-01T00:00:00Z"));
        assertEquals(0, wire.list(USER, years).stream().flatMap(page -> page.hits().stream())
                .filter(hit -> hit.id().equals(stays)).count());

        pool.query("update sandbox.desk_user set updated_at = updated_at - interval '2 minutes'").execute()
                .await().indefinitely();

        var pages = wire.list(USER, years);
        var hit = pages.stream().flatMap(page -> page.hits().stream()).filter(it -> it.id().equals(stays)).findFirst()
                .orElseThrow();
        assertEquals(wire.read(USER, stays), hit.record());
        assertTrue(pages.stream().anyMatch(page -> page.deleted().contains(goes)), pages.toString());
    }

    @Test
    void aLongListingTakesSeveralPages() throws Exception {
        pool.query("""
                insert into sandbox.desk_user (id, document, created_at, updated_at)
                select 5000000 + n, '{"name": "Listed"}', '2001-01-01', timestamptz '2001-01-01' + n % 7 * interval '1 s'
                from generate_series(1, 1200) n""").execute().await().indefinitely();

        var pages = wire.list(USER, Optional.empty());

        pool.query("delete from sandbox.desk_user where id between 5000001 and 5001200").execute().await().indefinitely();
        assertTrue(pages.size() >= 3, () -> pages.size() + " pages");
        assertEquals(1_200, pages.stream().flatMap(page -> page.hits().stream()).map(Search.Hit::id)
                .filter(id -> id.length() == 7).distinct().count());
    }

    @Test
    void faultsAreInTheVendorsWords() throws Exception {
        fault("{\"kind\": \"throttle\", \"calls\": 1}");
        assertEquals("NotDone[refusal=RATE_LIMITED, words=TooManyRequests: Number of allowed API requests per minute"
                + " exceeded, pause=Optional[PT1S]]", wire.outcome(USER, USER.read(desk, "1")).toString());
        fault("{\"kind\": \"status\", \"status\": 503, \"calls\": 1}");
        assertEquals("Unknown[words=ServiceUnavailable: Try again, pause=Optional.empty]",
                wire.outcome(USER, USER.read(desk, "1")).toString());
        fault("{\"kind\": \"status\", \"status\": 409, \"calls\": 1}");
        assertEquals("BUSY", Wire.refusal(wire.outcome(USER, USER.read(desk, "1"))));
        fault("{\"kind\": \"status\", \"status\": 500, \"calls\": 1}");
        var call = USER.list(desk, Optional.empty(), Optional.empty()).orElseThrow();
        assertEquals("Failed[outcome=Unknown[words=InternalError: Try again, pause=Optional.empty]]",
                USER.page(call, wire.send(call)).toString());
    }

    private static void fault(String order) {
        given().contentType(ContentType.JSON).body(order).post("/sandbox/desk/faults").then().statusCode(201);
    }

    private Outcome create(String marker, String patch) throws Exception {
        return wire.write(USER, Wire.write(Write.Kind.CREATE, "", patch, marker)).get(0);
    }

    private void update(String id, String patch) throws Exception {
        wire.write(USER, Wire.write(Write.Kind.UPDATE, id, patch, "")).forEach(Wire::done);
    }

    private List<String> found(String field, String value) throws Exception {
        return wire.hits(USER, USER.find(desk, Map.of(field, TextNode.valueOf(value))).orElseThrow());
    }
}
