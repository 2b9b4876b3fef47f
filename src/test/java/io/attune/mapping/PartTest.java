package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether more may have changed than is read of a part of a record. */
class PartTest {

    private static final String PEOPLE = """
            mapping: people
            version: 1
            about: People at the help desk.
            systems:
              desk: {connection: desk, object: user}
              crm: {connection: crm, object: Contact}
            match: [[last_name]]
            create: {desk: true, crm: true}
            direction: desk -> crm
            %s
            fields:
              last_name: {type: text(80), desk: {field: name, steps: [{split_name: last}]}, crm: LastName}
              city: {type: text(40), desk: user_fields.city, crm: MailingCity}
              %s
            """;

    @ParameterizedTest(name = "{1} {0}: {2} leaves open: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            -                                                                         | -                              | {"name": "Ada King"}  | false
            -                                                                         | -                              | {"notes": "Rings"}    | false
            -                                                                         | -                              | {"name": null}        | false
            phone: {type: text(20), desk: phone, crm: Phone}                          | -                              | {"name": "Ada King"}  | false
            street: {type: lines(2), desk: {fields: [notes, user_fields.street]}, crm: {field: MailingStreet, steps: [split_lines]}} | -               | {"name": "Ada King"}  | false
            street: {type: lines(2), desk: {fields: [user_fields.street, notes]}, crm: {field: MailingStreet, steps: [split_lines]}} | -               | {"notes": "Rings"}    | true
            tier: {type: text(20), desk: {formula: 'source.notes + source.phone'}, crm: Customer_Tier__c} | -         | {"notes": "Gold"}     | true
            tier: {type: text(20), desk: {formula: 'source.notes'}, crm: Customer_Tier__c} | -                        | {"notes": "Gold"}     | false
            tier: {type: text(20), when: {desk: 'source.phone == "1"'}, desk: notes, crm: Customer_Tier__c} | -      | {"notes": "Gold"}     | true
            -                                                                         | only_if: {desk: 'source.phone != "0"'} | {"notes": "Rings"} | true
            -                                                                         | only_if: {desk: 'source.notes != "-"'} | {"notes": "Rings"} | false
            """)
    void leavesOpen(String row, String key, String part, boolean isOpen) {
        var mapping = load(PEOPLE.formatted(key == null ? "" : key, row == null ? "" : row));
        var told = json(part);

        assertEquals(isOpen, mapping.leavesOpen("desk", told, mapping.read("desk", told, new WantedReferences())));
    }

    private static Mapping load(String text) {
        var loaded = MappingLoader.load("people.yaml", text.getBytes(StandardCharsets.UTF_8), new Sandbox());
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }

    private static JsonNode json(String text) {
        return ((JsonText.Reading.Readable) JsonText.read(text.getBytes(StandardCharsets.UTF_8))).tree();
    }
}
