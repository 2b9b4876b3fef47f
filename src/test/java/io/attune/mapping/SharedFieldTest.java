package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two rows on one field: each writes its part into what the other left. */
class SharedFieldTest {

    private static final Mapping MAPPING = load("""
            mapping: people
            version: 1
            about: People, whose whole name the shop keeps in one field.
            systems:
              shop: {connection: shop, object: customer}
              crm: {connection: crm, object: Contact}
            match: [[last_name]]
            create: {shop: true, crm: true}
            fields:
              last_name: {type: text(80), shop: {field: note, steps: [{split_name: last}, {blank_as: "-"}]}, crm: LastName}
              first_name: {type: text(40), shop: {field: note, steps: [{split_name: first}]}, crm: FirstName}
            """);

    @ParameterizedTest(name = "{0} onto {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {"first_name": "Anna", "last_name": "van der Berg"} | -                       | {"note":"Anna van der Berg"} | [last_name, first_name]
            {"first_name": "Anna", "last_name": null}           | -                       | {"note":"Anna -"}            | [last_name, first_name]
            {"first_name": "Eva", "last_name": "Cruz"}          | {"note": "Anna Berg"}   | {"note":"Eva Cruz"}          | [last_name, first_name]
            {"first_name": "Eva", "last_name": "Berg"}          | {"note": "Anna Berg"}   | {"note":"Eva Berg"}          | [first_name]
            {"last_name": "Cruz"}                               | {"note": "Anna Berg"}   | {"note":"Anna Cruz"}         | [last_name]
            {"first_name": "Anna", "last_name": "Berg"}         | {"note": " Anna Berg "} | {}                           | []
            {"first_name": "Ana", "last_name": "Garcia Lopez"}  | -                       | {"note":"Ana Garcia Lopez"}  | [last_name, first_name]
            {"first_name": "Eva", "last_name": "Garcia Lopez"}  | {"note": "Ana Garcia Lopez"} | {"note":"Eva Garcia Lopez"} | [last_name, first_name]
            {"first_name": "Ana", "last_name": "Diaz"}          | {"note": "Ana Garcia Lopez"} | {"note":"Ana Diaz"}     | [last_name, first_name]
            {"first_name": "Ana", "last_name": "Garcia Lopez"}  | {"note": "Ana Garcia Lopez"} | {}                      | []
            """)
    void aWholeNameIsWrittenFromItsParts(String shared, String current, String patch, String rows) {
        var values = new TreeMap<String, JsonNode>();
        json(shared).fields().forEachRemaining(field -> values.put(field.getKey(), field.getValue()));

        var writing = MAPPING.write(new WriteRequest("shop", values, values.keySet(),
                current == null ? MissingNode.getInstance() : json(current), new WantedReferences()));

        assertEquals(patch, JsonText.write(writing.patch()));
        assertEquals(rows, writing.written().toString());
    }

    private static Mapping load(String text) {
        var loaded = MappingLoader.load("people.yaml", text.getBytes(StandardCharsets.UTF_8), new Sandbox());
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }

    private static JsonNode json(String text) {
        return ((JsonText.Reading.Readable) JsonText.read(text.getBytes(StandardCharsets.UTF_8))).tree();
    }
}
