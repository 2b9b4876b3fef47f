package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Salesforce's outbound messages as salesforce.yaml takes them in. */
class SalesforceWebhooksTest {

    private static final Webhooks WEBHOOKS = Shipped.load("salesforce").webhooks();
    private static final String SECRET = "an-outbound-secret-of-31-letters";
    private static final String ORG = "00D5i0000000001EAA";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ?secret=an-outbound-secret-of-31-letters     | 00D5i0000000001EAA | 00D5i0000000001EAA | accepted 04l1 Contact, 04l2 Contact
            ?secret=an-outbound-secret-of-31-letterS     | 00D5i0000000001EAA | 00D5i0000000001EAA | signature: the secret in the address's parameter 'secret' is not this connection's
            -                                            | 00D5i0000000001EAA | 00D5i0000000001EAA | signature: no secret was found in the address's parameter 'secret'
            ?secret=an-outbound-secret-of-31-letters     | 00D5i0000000002EAA | 00D5i0000000001EAA | wrong-account: it is for the account '00D5i0000000002EAA', this connection is '00D5i0000000001EAA'
            ?secret=an-outbound-secret-of-31-letters     | -                  | 00D5i0000000001EAA | wrong-account: it is for the account '', this connection is '00D5i0000000001EAA'
            ?secret=an-outbound-secret-of-31-letters     | 00D5i0000000001EAA | -                  | wrong-account: this connection does not say which account is its own
            ?secret=an-outbound-secret-of-31-letters     | -                  | -                  | wrong-account: this connection does not say which account is its own
            """)
    void aMessageProvesItself(String query, String told, String own, String verdict) {
        var account = SomeAccount.with(own == null ? Map.of() : Map.of("organization_id", own), SECRET);
        var body = told == null ? "<x/>" : message(told, "04l1", "04l2");

        assertEquals(verdict, words(verify(account, query == null ? "" : query, body)));
    }

    private static String words(Verdict verdict) {
        return verdict.fold(
                accepted -> accepted.deliveries().stream().map(delivery -> delivery.id() + " " + delivery.topic())
                        .collect(Collectors.joining(", ", "accepted ", "")),
                refused -> refused.reason().code() + ": " + refused.why(),
                handshake -> "handshake");
    }

    @Test
    void eachNotificationIsAnEventThatIsReadAsAnyOther() {
        var accepted = assertInstanceOf(Verdict.Accepted.class, verify(
                SomeAccount.with(Map.of("organization_id", ORG), SECRET), "?secret=" + SECRET, message(ORG, "04l1")));
        var delivery = accepted.deliveries().get(0);

        var body = (JsonText.Reading.Readable) JsonText.read(delivery.body());
        var change = assertInstanceOf(Inbound.Changes.class, WEBHOOKS.read(delivery.topic(), Map.of(), body.tree()))
                .changes().get(0);
        assertEquals("Contact 003A SEEN OptionalLong[1772366400000] Optional[2026-03-01T12:00:00Z]"
                + " Optional[0055i0000000002AAA] FOLDED", Stream.of(change.object(), change.id(), change.kind(),
                        change.revision(), change.occurredAt(), change.actor(), change.extent())
                .map(String::valueOf).collect(Collectors.joining(" ")));
        assertEquals("{\"Birthdate\":\"1987-04-30\",\"HasOptedOutOfEmail\":true,\"Id\":\"003A\","
                + "\"LastModifiedById\":\"0055i0000000002AAA\",\"Lifetime_Value__c\":2381.4,"
                + "\"SystemModstamp\":\"2026-03-01T12:00:00Z\"}", JsonText.write(change.record()));
    }

    @Test
    void theAnswerIsTheOneThatSalesforceTakesForYes() {
        var answer = WEBHOOKS.acknowledgement().orElseThrow();

        assertEquals("200 text/xml", answer.status() + " " + answer.contentType());
        assertTrue(answer.body().contains(
                "<notificationsResponse xmlns=\"http://soap.sforce.com/2005/09/outbound\"><Ack>true</Ack>"), answer.body());
    }

    private static Verdict verify(Account account, String query, String body) {
        return WEBHOOKS.verify(new WebhookRequest("POST", "https://attune.example.com/webhooks/crm" + query, Map.of(),
                body.getBytes(StandardCharsets.UTF_8)), account, Instant.EPOCH);
    }

    private static String message(String organisation, String... ids) {
        var notifications = List.of(ids).stream().map(id -> """
                <Notification><Id>%s</Id><sObject xsi:type="sf:Contact" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
                <sf:Id>003A</sf:Id><sf:HasOptedOutOfEmail>true</sf:HasOptedOutOfEmail><sf:Birthdate>1987-04-30</sf:Birthdate>
                <sf:LastModifiedById>0055i0000000002AAA</sf:LastModifiedById><sf:Lifetime_Value__c>2381.40</sf:Lifetime_Value__c>
                <sf:SystemModstamp>2026-03-01T12:00:00.000Z</sf:SystemModstamp></sObject></Notification>""".formatted(id))
                .collect(Collectors.joining());
        return """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
                 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>
                <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>%s</OrganizationId>
                %s</notifications></soapenv:Body></soapenv:Envelope>""".formatted(organisation, notifications);
    }
}
