package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.document.JsonText;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the bodies of other systems are cut into changes: lists, envelopes, events that tell their own type. */
class ChangesTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            stripe     | customer.updated | {'created': 1772366400, 'data': {'object': {'id': 'cus_1'}}}                    | SEEN cus_1 2026-03-01T12:00:00Z - {"id":"cus_1"}
            hubspot-v1 | batch | [{'subscriptionType': 'contact.creation', 'objectId': 90071992547409931, 'occurredAt': 1772366400250, 'sourceId': 'userId:7'}, {'subscriptionType': 'contact.deletion', 'objectId': 2}, {'subscriptionType': 'deal.creation', 'objectId': 3}] | SEEN 90071992547409931 2026-03-01T12:00:00.250Z userId:7 {}; DELETED 2 - - {}
            hubspot-v1 | batch | [{'subscriptionType': 'deal.creation', 'objectId': 3}]                                    | Ignored[why=the connector file declares no change for 'batch']
            hubspot-v1 | batch | []                                                                                        | Ignored[why=the connector file declares no change for 'batch']
            hubspot-v1 | batch | [{'subscriptionType': 'contact.creation', 'objectId': 1}, {'subscriptionType': 'contact.creation'}] | Unreadable[why=change 2 of the body tells no id of its record]
            hubspot-v2 | batch | {'objectId': [1, '2', null]}                                                              | SEEN 1 - - {}; SEEN 2 - - {}
            github     | issues | {'action': 'deleted', 'issue': {'id': 444500041}, 'sender': {'login': 'Codertocat'}}    | DELETED 444500041 - Codertocat {}
            github     | issues | {'action': 'edited', 'issue': {'id': 444500041}}                                        | SEEN 444500041 - - {}
            quickbooks | events | [{'type': 'qbo.customer.updated.v1', 'intuitentityid': '7', 'time': '2026-03-01T12:00:00.000Z'}, {'type': 'qbo.customer.deleted.v1', 'intuitentityid': '8'}] | SEEN 7 2026-03-01T12:00:00Z - {}; DELETED 8 - - {}
            xero       | events | {'events': [{'eventCategory': 'CONTACT', 'resourceId': 'r1', 'eventDateUtc': '2026-03-01T12:00:00+0000'}, {'eventCategory': 'INVOICE', 'resourceId': 'r2'}]} | SEEN r1 2026-03-01T12:00:00Z - {}
            klaviyo    | events | {'data': [{'topic': 'event:klaviyo.received_email', 'external_id': 'e1', 'payload': {}}]} | SEEN e1 - - {}
            woocommerce | customer.deleted | {'id': 12}                                                                    | DELETED 12 - - {}
            """)
    void aBodyIsCut(String system, String topic, String body, String changes) {
        var connector = Shipped.load(Path.of("src/test/resources/connector/schemes", system + ".yaml"));

        assertEquals(changes, connector.webhooks().read(topic, Map.of(), Samples.json(body)).fold(
                told -> told.changes().stream().map(ChangesTest::words)
                        .collect(Collectors.joining("; ")), Inbound.Ignored::toString,
                Inbound.Unreadable::toString));
    }

    private static String words(Change change) {
        return change.kind() + " " + change.id() + " " + change.occurredAt().map(Object::toString).orElse("-") + " "
                + change.actor().orElse("-") + " " + JsonText.write(change.record());
    }
}
