package io.attune.sandbox.crm.outbound;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A contact that a person edits in the CRM is told to Attune, over HTTP and through the inbox. */
@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class OutboundTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String ADDRESS = "/webhooks/crm?secret=attune-demo-crm-webhook-secret";

    @Inject
    Pool pool;

    @Test
    void anEditIsTold() {
        given().redirects().follow(false).formParam("LastName", "Outbound").formParam("Email", "outbound@example.com")
                .post("/sandbox/crm/records/Contact/new").then().statusCode(303);

        await().atMost(SOON).until(() -> count("select count(*) from event where connection = 'crm'"
                + " and convert_from(body, 'UTF8') like '%\"LastName\":\"Outbound\"%'"), is(1L));
        await().atMost(SOON).until(() -> count("select count(*) from sandbox.crm_outbound o join sandbox.crm_record r"
                + " on r.id = o.record_id where r.fields ->> 'LastName' = 'Outbound'"), is(0L));
    }

    @Test
    void aDeletedContactIsNotTold() {
        pool.query("insert into sandbox.crm_outbound (record_id, made_at, due_at) values ('003gone', now(), now())")
                .execute().await().indefinitely();

        await().atMost(SOON).until(() -> count("select count(*) from sandbox.crm_outbound where record_id = '003gone'"),
                is(0L));
    }

    @Test
    void whatComesAgainIsKnownAmongOthersToo() {
        send("00D5i0000000001EAA", "04l-again-1", "04l-again-2").statusCode(200).contentType("text/xml")
                .body(containsString("<Ack>true</Ack>"));
        send("00D5i0000000001EAA", "04l-again-2", "04l-again-3").statusCode(200).body(containsString("<Ack>true</Ack>"));

        await().atMost(SOON).until(() -> count("select count(*) from event where delivery_id like '04l-again-%'"), is(3L));
    }

    @Test
    void anotherOrganisationIsRefused() {
        send("00D5i0000000002EAA", "04l-other").statusCode(401).body("reason", is("wrong-account"));
        given().contentType("text/xml").body(message("00D5i0000000001EAA", "04l-other")).post("/webhooks/crm").then()
                .statusCode(401).body("reason", is("signature"));
    }

    private static ValidatableResponse send(String organisation, String... ids) {
        return given().contentType("text/xml").body(message(organisation, ids)).post(ADDRESS).then();
    }

    private static String message(String organisation, String... ids) {
        var notifications = new StringBuilder();
        for (var id : ids) {
            notifications.append("""
                    <Notification><Id>%s</Id><sObject xsi:type="sf:Contact" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">\
                    <sf:Id>0035i00000zzzzzAAA</sf:Id></sObject></Notification>""".formatted(id));
        }
        return """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
                 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>
                <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>%s</OrganizationId>
                %s</notifications></soapenv:Body></soapenv:Envelope>""".formatted(organisation, notifications);
    }

    private long count(String sql) {
        return pool.query(sql).execute().await().indefinitely().iterator().next().getLong(0);
    }
}
