package io.attune.sandbox.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.connection.Connection;
import io.attune.connector.Connector;
import io.attune.connector.ConnectorObject;
import io.attune.connector.Page;
import io.attune.connector.Search;
import io.attune.connector.Secret;
import io.attune.connector.Shipped;
import io.attune.connector.Write;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.attune.sandbox.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the shipped {@code connectors/salesforce.yaml} lists of the CRM, and what it learns of merges. */
@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class ListingTest {

    private static final Connector SALESFORCE = Shipped.load("salesforce");
    private static final ConnectorObject CONTACT = SALESFORCE.object("Contact").orElseThrow();
    private static final int MANY = 2_100;

    @TestHTTPResource
    URI server;

    @Inject
    Pool pool;

    private Connection crm;
    private Wire wire;

    @BeforeEach
    void signIn() throws Exception {
        var settings = SALESFORCE.settled(Map.of(
                "base_url", server.resolve("/sandbox/crm").toString(), "client_id", "attune-demo"));
        crm = new Connection("crm", SALESFORCE, "client_credentials", settings,
                Map.of("client_secret", List.of(Secret.of("attune-demo-crm-secret"))));
        wire = new Wire(crm);
    }

    @Test
    void whatWasMadeChangedAndDeletedIsListedSinceThen() throws Exception {
        var stays = made("rec-list-1");
        var goes = made("rec-list-2");
        wire.write(CONTACT, Wire.write(Write.Kind.DELETE, goes, "{}", "")).forEach(Wire::done);
        var changed = CONTACT.observed(wire.read(CONTACT, stays)).changedAt().orElseThrow();

        var pages = wire.list(CONTACT, Optional.of(changed));

        var hit = pages.stream().flatMap(page -> page.hits().stream()).filter(it -> it.id().equals(stays)).findFirst()
                .orElseThrow();
        assertEquals(wire.read(CONTACT, stays), hit.record());
        assertTrue(pages.stream().anyMatch(page -> page.deleted().contains(goes)), pages.toString());
        assertEquals(List.of(), hits(wire.list(CONTACT, Optional.of(Instant.parse("2100-01-01T00:00:00Z")))));
    }

    @Test
    void aLongListingTakesSeveralPagesAndLeavesNothingOut() throws Exception {
        pool.query("""
                insert into sandbox.crm_record (id, object, fields, created_at, created_by, modified_at, modified_by)
                select '003LIST' || lpad(n::text, 8, '0') || 'AAA', 'Contact', '{"LastName": "Listed"}', '2090-01-01',
                    '0055i0000000002AAA', '2090-01-01', '0055i0000000002AAA' from generate_series(1, %d) n"""
                .formatted(MANY)).execute().await().indefinitely();

        var pages = wire.list(CONTACT, Optional.of(Instant.parse("2089-01-01T00:00:00Z")));

        pool.query("delete from sandbox.crm_record where modified_at = '2090-01-01'").execute().await().indefinitely();
        assertEquals(2, pages.size());
        assertEquals(MANY, new HashSet<>(hits(pages)).size());
    }

    @Test
    void aMergedContactLeadsToTheOneThatIsLeft() throws Exception {
        var kept = made("rec-merge-1");
        var lost = made("rec-merge-2");
        merge(kept, kept).statusCode(400);
        merge(kept, lost).statusCode(204);

        assertEquals("NOT_FOUND", Wire.refusal(wire.outcome(CONTACT, CONTACT.read(crm, lost))));
        assertEquals(Optional.of(kept), mergedInto(lost));
        assertEquals(Optional.empty(), mergedInto(kept));
        assertEquals(Optional.of("0055i0000000002AAA"), CONTACT.observed(wire.read(CONTACT, kept)).actor());
    }

    @Test
    void aDeletedContactLeadsNowhere() throws Exception {
        var gone = made("rec-merge-3");
        wire.write(CONTACT, Wire.write(Write.Kind.DELETE, gone, "{}", "")).forEach(Wire::done);

        assertEquals(Optional.empty(), mergedInto(gone));
    }

    private ValidatableResponse merge(String master, String loser) {
        return RestAssured.given().contentType(ContentType.JSON).body(Map.of("master", master, "loser", loser))
                .post("/sandbox/crm/merge").then();
    }

    private Optional<String> mergedInto(String id) throws Exception {
        return Wire.done(wire.outcome(CONTACT, CONTACT.mergedInto(crm, id).orElseThrow())).id();
    }

    private String made(String marker) throws Exception {
        var outcome = wire.write(CONTACT, Wire.write(Write.Kind.UPSERT, "", "{\"LastName\": \"Listed\"}", marker)).get(0);
        return Wire.done(outcome).id().orElseThrow();
    }

    private static List<String> hits(List<Page.Listed> pages) {
        return pages.stream().flatMap(page -> page.hits().stream()).map(Search.Hit::id).toList();
    }
}
