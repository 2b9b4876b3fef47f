package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.document.JsonText;
import io.attune.sync.Amendments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One edit of a file, and what a record cares of it. */
class FormsTest {

    private static final String FILE = """
            mapping: people
            version: 1
            about: People.
            systems:
              shop: {connection: shop, object: customer}
              crm: {connection: crm, object: Contact}
            match: [[email]]
            only_if: {shop: source.state == "enabled"}
            tables:
              yes: {both: {a: "1", b: "2"}, unknown: fail}
            fields:
              email: {type: email, shop: email, crm: Email}
              phone: {type: text(80), shop: phone, crm: {field: Phone, steps: [trim]}}
              tier:
                type: text(80)
                shop: {field: note, steps: [{table: yes}]}
                crm: Customer_Tier__c
              shop_id: {type: id, shop: id, crm: Shopify_Customer_Id__c, direction: shop -> crm}
            """;

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            about: People.         | about: Persons.              | -
            email, crm: Email}     | email, crm: Email}  # e-mail | -
            shop: email, crm: Email | crm: Email, shop: email     | -
            shop: phone            | shop: {field: phone}         | -
            type: email,           | type: email, conflict: manual, sensitive: personal, note: as they write it, | -
            steps: [trim]          | steps: [trim, lower]         | phone in crm
            type: text(80), shop: phone | type: text(90), shop: phone | phone in crm, shop
            both: {a: "1"          | both: {a: "3"                | tier in shop
            crm: Customer_Tier__c  | crm: Description             | tier in crm
            direction: shop -> crm | note: both ways now          | !
            email, crm: Email}     | email, crm: Email, direction: crm -> shop} | email in crm, shop
            crm: Email}            | crm: Email, when: {shop: source.state == "x"}} | email in shop
            type: email,           | type: email, default: a@b.de, | email in crm, shop
            match: [[email]]       | match: [[email], [phone]]    | keys
            == "enabled"           | == "invited"                 | enters shop
            only_if:               | create: {crm: false}~only_if: | enters crm
            shop: phone, crm: {field: Phone, steps: [trim]} | shop: phone | -
            object: Contact        | object: Contact2             | !
            fields:                | fields:~  city: {type: text(40), shop: default_address.city, crm: MailingCity} | new city in crm, shop
            """)
    void tellsWhatOfARecordDiffers(String text, String instead, String difference) {
        var edited = FILE.replace(text, instead.replace("~", "\n"));
        assertEquals(false, edited.equals(FILE), "the edit is one");
        var loaded = MappingLoader.load("people.yaml", edited.getBytes(StandardCharsets.UTF_8), new Sandbox());
        if ("!".equals(difference)) {
            assertEquals(false, loaded.isValid());
            return;
        }
        var mapping = loaded.value().orElseThrow(() -> new AssertionError(loaded.problems().toString()));

        assertEquals(difference == null ? "" : difference, words(mapping));
    }

    private static String words(Mapping edited) {
        var amendment = Amendments.between(mapping().forms(), edited.forms());
        var words = new ArrayList<String>();
        amendment.forms().forEach((row, systems) -> words.add(row + " in " + String.join(", ", systems)));
        amendment.added().forEach((row, systems) -> words.add("new " + row + " in " + String.join(", ", systems)));
        amendment.entrances().forEach(system -> words.add("enters " + system));
        if (amendment.keys()) {
            words.add("keys");
        }
        return String.join("; ", words);
    }

    @Test
    void areKeptAsText() {
        var forms = mapping().forms();

        assertEquals(forms, Forms.of(JsonText.parseOwn(JsonText.write(forms.json()))));
        assertEquals(true, Amendments.between(forms, forms).isEmpty());
        assertEquals(4, Amendments.ofUnknown(forms).forms().size());
    }

    private static Mapping mapping() {
        var loaded = MappingLoader.load("people.yaml", FILE.getBytes(StandardCharsets.UTF_8), new Sandbox());
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }
}
