package io.attune.sandbox.crm.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftCheckTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"FirstName": " Ada "}                   | {"FirstName":"Ada"}
            {"firstname": "Ada"}                     | {"FirstName":"Ada"}
            {"FirstName": ""}                        | {"FirstName":null}
            {"FirstName": null}                      | {"FirstName":null}
            {"Email": "ada@example.com"}             | {"Email":"ada@example.com"}
            {"HasOptedOutOfEmail": true}             | {"HasOptedOutOfEmail":true}
            {"HasOptedOutOfEmail": "false"}          | {"HasOptedOutOfEmail":false}
            {"Birthdate": "1987-04-30"}              | {"Birthdate":"1987-04-30"}
            {"Lifetime_Value__c": 2381.405}          | {"Lifetime_Value__c":2381.41}
            {"Lifetime_Value__c": "12.50"}           | {"Lifetime_Value__c":12.5}
            {"Lifetime_Value__c": null}              | {"Lifetime_Value__c":null}
            {"Interests__c": "loyalty;else"}         | {"Interests__c":"loyalty;else"}
            {"Customer_Tier__c": "Gold"}             | {"Customer_Tier__c":"Gold"}
            {"AccountId": "0015i0000000001"}         | {"AccountId":"0015i0000000001AAA"}
            {"attributes": {"type": "Contact"}}      | {}
            """)
    void keepsWhatFits(String body, String kept) {
        var fine = assertInstanceOf(DraftCheck.Checking.Fine.class, DraftCheck.updating(CrmSchema.CONTACT, json(body)));

        assertEquals(kept, JsonText.write(fine.draft().values()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [] | JSON_PARSER_ERROR The HTTP entity body is required, but this request has no entity body.
            {"Nick": "A"} | INVALID_FIELD No such column 'Nick' on sobject of type Contact
            {"Id": "x"} | INVALID_FIELD The Id field should not be specified in the sobject data.
            {"LastName": ""} | REQUIRED_FIELD_MISSING Required fields are missing: [LastName] [LastName]
            {"Email": "ada"} | INVALID_EMAIL_ADDRESS Email: invalid email address: ada [Email]
            {"Email": "a b@c.de"} | INVALID_EMAIL_ADDRESS Email: invalid email address: a b@c.de [Email]
            {"Email": "a@localhost"} | INVALID_EMAIL_ADDRESS Email: invalid email address: a@localhost [Email]
            {"MailingStateCode": "New Jersey."} | STRING_TOO_LONG Mailing State Code: data value too large: New Jersey. (max length=10) [MailingStateCode]
            {"Customer_Tier__c": "Silver"} | INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST Customer Tier: bad value for restricted picklist field: Silver [Customer_Tier__c]
            {"HasOptedOutOfEmail": null} | INVALID_TYPE_ON_FIELD_IN_RECORD Has Opted Out Of Email: value not of required type: [HasOptedOutOfEmail]
            {"HasOptedOutOfEmail": "yes"} | JSON_PARSER_ERROR Cannot deserialize instance of boolean from VALUE_STRING value yes or request may be missing a required field
            {"FirstName": 7} | JSON_PARSER_ERROR Cannot deserialize instance of string from VALUE_NUMBER_INT value 7 or request may be missing a required field
            {"FirstName": {}} | JSON_PARSER_ERROR Cannot deserialize instance of string from START_OBJECT or request may be missing a required field
            {"Birthdate": "30.4.1987"} | JSON_PARSER_ERROR Cannot deserialize instance of date from VALUE_STRING value 30.4.1987 or request may be missing a required field
            {"Lifetime_Value__c": "lots"} | JSON_PARSER_ERROR Cannot deserialize instance of currency from VALUE_STRING value lots or request may be missing a required field
            {"Lifetime_Value__c": 12345678901234567} | NUMBER_OUTSIDE_VALID_RANGE Lifetime Value: value outside of valid range on numeric field: 12345678901234567 [Lifetime_Value__c]
            {"AccountId": "acme"} | MALFORMED_ID Account ID: id value of incorrect type: acme [AccountId]
            {"CreatedDate": "2026-01-01T00:00:00Z"} | INVALID_FIELD_FOR_INSERT_UPDATE Unable to create/update fields: CreatedDate. Please check the security settings of this field and verify that it is read/write for your profile or permission set. [CreatedDate]
            {"Email": "ada", "LastName": null} | INVALID_EMAIL_ADDRESS Email: invalid email address: ada [Email]; REQUIRED_FIELD_MISSING Required fields are missing: [LastName] [LastName]
            {"Email": "ada", "Nick": "A"} | INVALID_FIELD No such column 'Nick' on sobject of type Contact
            """)
    void refusesInTheVendorsWords(String body, String errors) {
        var refused = assertInstanceOf(DraftCheck.Checking.Refused.class,
                DraftCheck.updating(CrmSchema.CONTACT, json(body)));

        assertEquals(errors, refused.errors().stream().map(DraftCheckTest::words).collect(Collectors.joining("; ")));
    }

    @Test
    void aNewRecordNeedsWhatIsRequired() {
        var refused = assertInstanceOf(DraftCheck.Checking.Refused.class,
                DraftCheck.creating(CrmSchema.CONTACT, json("{\"FirstName\": \"Ada\"}")));

        assertEquals("REQUIRED_FIELD_MISSING Required fields are missing: [LastName] [LastName]",
                words(refused.errors().get(0)));
    }

    @Test
    void aNewRecordHasItsBoxesUnticked() {
        var fine = assertInstanceOf(DraftCheck.Checking.Fine.class,
                DraftCheck.creating(CrmSchema.CONTACT, json("{\"LastName\": \"Byron\"}")));

        assertEquals("{\"HasOptedOutOfEmail\":false,\"LastName\":\"Byron\"}", JsonText.write(fine.draft().values()));
    }

    private static String words(ApiError error) {
        var fields = error.fields().map(names -> " " + names).orElse("");
        return error.code() + " " + error.message().strip() + fields;
    }

    private static JsonNode json(String text) {
        return ((JsonText.Reading.Readable) JsonText.read(text.getBytes(StandardCharsets.UTF_8))).tree();
    }
}
