package io.attune.rebase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.catalog.Forecast.Example;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.mapping.Sandbox;
import io.attune.merge.Images;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.attune.merge.Settle;
import io.attune.sync.Amendments;
import io.attune.sync.MappingRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one edit of the file would do to one person, whom shop and CRM agree about. */
class ForetoldTest {

    private static final String FILE = """
            mapping: people
            version: 1
            about: People.
            systems:
              shop: {connection: shop, object: customer}
              crm: {connection: crm, object: Contact}
            match: [[email]]
            fields:
              email: {type: email, shop: email, crm: Email}
              last_name: {type: text(80), shop: last_name, crm: LastName}
              note: {type: text(2000), shop: note, crm: Description, direction: shop -> crm}
            """;

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            about: People.             | about: Persons.                                          | -
            shop: last_name,           | shop: {field: last_name, steps: [trim]},                 | -
            crm: LastName              | crm: {field: LastName, steps: [upper]}                   | -
            shop: last_name, crm: LastName | shop: {field: last_name, steps: [upper]}, crm: LastName | last_name in crm: "Lovelace" -> "LOVELACE"
            crm: LastName              | crm: MailingStreet                                       | last_name in crm: ? -> "Lovelace"
            shop: note, crm: Description | shop: note, crm: Customer_Tier__c                      | note in crm: ? -> "Likes mail"
            shop: note, crm: Description | shop: tags, crm: Description                           | note in crm: "Likes mail" -> ?
            crm: LastName}             | crm: LastName, conflict: prefer crm}                     | -
            fields:                    | fields:~  street: {type: text(80), shop: default_address.address1, crm: MailingStreet} | street in crm: ? -> ?, street in shop: ? -> ?
            """)
    void tellsWhatWouldBeWritten(String text, String instead, String words) {
        var before = mapping(FILE);
        var edited = FILE.replace(text, instead.replace("~", "\n"));
        assertEquals(false, edited.equals(FILE), "the edit is one");
        var now = mapping(edited.replace("version: 1", "version: 2"));

        var foretold = Foretold.of(person(before), versions(before, now));

        assertEquals(words == null ? "" : words,
                foretold.examples().stream().map(ForetoldTest::words).sorted().collect(Collectors.joining(", ")));
        assertEquals(words != null, foretold.isWritten());
    }

    private static String words(Example one) {
        return "%s in %s: %s -> %s".formatted(one.field(), one.system(), one.before().map(Object::toString).orElse("?"),
                one.after().map(Object::toString).orElse("?"));
    }

    private static Foretold.Versions versions(Mapping before, Mapping now) {
        return new Foretold.Versions(before, now, new Rebase.Terms(rules(before), rules(now),
                Amendments.between(before.forms(), now.forms()), Carried.between(Optional.of(before), now)));
    }

    private static Rules rules(Mapping mapping) {
        return MappingRules.of(mapping, image(mapping));
    }

    private static Images image(Mapping mapping) {
        return (system, field, value) -> mapping.read(system, mapping.like(system, Map.of(field, value), Carried.SAME),
                Carried.SAME).values().getOrDefault(field, value);
    }

    private static RecordState person(Mapping mapping) {
        var shop = Observe.first(new UUID(0, 1), seen("shop"), rules(mapping)).state();
        var both = Observe.apply(shop, seen("crm"), rules(mapping)).state();
        return Settle.alreadyHeld(both, "crm", Set.of("note"));
    }

    private static Observation seen(String system) {
        var values = new TreeMap<String, JsonNode>();
        values.put("email", TextNode.valueOf("ada@example.com"));
        values.put("last_name", TextNode.valueOf("Lovelace"));
        values.put("note", TextNode.valueOf("Likes mail"));
        return new Observation(system, system + "-1", values, Moment.at(Instant.EPOCH), Optional.empty(),
                OptionalLong.empty());
    }

    private static Mapping mapping(String text) {
        var loaded = MappingLoader.load("people.yaml", text.getBytes(StandardCharsets.UTF_8), new Sandbox());
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }
}
