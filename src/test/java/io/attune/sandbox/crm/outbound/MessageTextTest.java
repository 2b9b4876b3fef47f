package io.attune.sandbox.crm.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.attune.connector.soap.OutboundMessage;
import io.attune.document.JsonText;
import io.attune.sandbox.Wire;
import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.store.CrmRecord;
import io.attune.sandbox.crm.store.OutboundQueue.Notification;
import io.attune.sandbox.crm.store.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {

    private static final Stamp STAMP = new Stamp(Instant.parse("2026-03-01T12:00:00Z"), Stamp.PERSON);

    /** What the CRM writes, Attune reads: blank fields are untold, characters that XML cannot hold are gone. */
    @Test
    void aContactArrivesAsItIs() {
        var fields = Wire.json("""
                {"LastName": "Reis & <Söhne>", "Lifetime_Value__c": 2381.40, "HasOptedOutOfEmail": false,
                 "MailingStreet": "1 Way\\u0001\\nFlat 2"}""");
        var record = new CrmRecord(CrmSchema.CONTACT, "0035i0000000001AAA", fields, STAMP, STAMP, Optional.empty());

        var text = MessageText.of(OutboundSender.ORGANISATION,
                List.of(new MessageText.Told(new Notification(1, record.id(), STAMP.at(), 1), record)));

        var told = assertInstanceOf(OutboundMessage.Reading.Readable.class, OutboundMessage.read(text)).notifications();
        assertEquals("{\"OrganizationId\":\"00D5i0000000001EAA\",\"ActionId\":\"04k5i0000000001AAA\","
                + "\"Notification\":{\"Id\":\"04l5i0000000001AAA\",\"sObject\":{\"attributes\":{\"type\":\"Contact\"},"
                + "\"Id\":\"0035i0000000001AAA\",\"IsDeleted\":\"false\",\"CreatedDate\":\"2026-03-01T12:00:00.000Z\","
                + "\"CreatedById\":\"0055i0000000002AAA\",\"LastModifiedDate\":\"2026-03-01T12:00:00.000Z\","
                + "\"LastModifiedById\":\"0055i0000000002AAA\",\"SystemModstamp\":\"2026-03-01T12:00:00.000Z\","
                + "\"Name\":\"Reis & <Söhne>\",\"LastName\":\"Reis & <Söhne>\",\"MailingStreet\":\"1 Way\\nFlat 2\","
                + "\"HasOptedOutOfEmail\":\"false\",\"Lifetime_Value__c\":\"2381.40\"}}}", JsonText.write(told.get(0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | <x:notificationsResponse><x:Ack>true</x:Ack></x:notificationsResponse> | true
            200 | <notificationsResponse><Ack> 1 </Ack></notificationsResponse>          | true
            200 | <notificationsResponse><Ack>false</Ack></notificationsResponse>        | false
            202 | <notificationsResponse><Ack>true</Ack></notificationsResponse>         | false
            200 | {"event": 1}                                                           | false
            200 | ``                                                                     | false
            """)
    void onlyTheVendorsAnswerIsAYes(int status, String answer, boolean yes) {
        assertEquals(yes, MessageText.isAcknowledged(status, answer.getBytes(StandardCharsets.UTF_8)));
    }
}
