package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connection.ConnectionsLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages name every key of the schemas, in the same order and in the same words, and no other. */
class ConnectorDocTest {

    private static final JsonNode CONNECTOR = Samples.json(ConnectorLoader.schema().getBytes(StandardCharsets.UTF_8));
    private static final JsonNode CONNECTIONS =
            Samples.json(ConnectionsLoader.schema().getBytes(StandardCharsets.UTF_8));

    private static final String PLACES = """
            ## The file            |
            ## One of `settings`   | /properties/settings/additionalProperties
            ## One of `secrets`    | /properties/secrets/additionalProperties
            ## One of `auth`       | /$defs/way
            ### `jwt`              | /$defs/way/properties/jwt
            ## `webhook`           | /$defs/webhook
            ### One of `handshakes` | /$defs/webhook/properties/handshakes/items
            ### `verify`           | /$defs/webhook/properties/verify
            #### `key`             | /$defs/webhook/properties/verify/properties/key
            #### `signature`       | /$defs/webhook/properties/verify/properties/signature
            #### `timestamp`       | /$defs/webhook/properties/verify/properties/timestamp
            ### `account`          | /$defs/webhook/properties/account
            ### `respond`          | /$defs/webhook/properties/respond
            ### One of `changes`   | /$defs/webhook/properties/changes/items
            ## `calls`             | /properties/calls
            ## `limits`            | /$defs/limits
            ### `cost`             | /$defs/limits/properties/cost
            ### `usage`            | /$defs/limits/properties/usage
            ### `remaining`        | /$defs/limits/properties/remaining
            ## `errors`            | /properties/errors
            ### One of `rules`     | /$defs/rules/items
            ## One of `objects`    | /$defs/object
            ### `revision`         | /$defs/object/properties/revision
            ### One of `fields`    | /$defs/fields/additionalProperties
            ### One of `shapes`    | /$defs/object/properties/shapes/additionalProperties
            ### A row              | /$defs/row
            ### A call             | /$defs/call
            ### `condition`        | /$defs/call/properties/condition
            ### `match`            | /$defs/call/properties/match
            #### `among`           | /$defs/call/properties/match/properties/among
            ### `batch`            | /$defs/object/properties/batch
            ### A batch call       | /$defs/batch
            """;

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void everyKeyOfAConnectorFileIsDocumented(String heading, String pointer) {
        assertEquals(keys(CONNECTOR, pointer), documented("connector-files", heading));
    }

    static Stream<Arguments> places() {
        return PLACES.lines().map(line -> {
            int bar = line.indexOf('|');
            return Arguments.of(line.substring(0, bar).strip(), line.substring(bar + 1).strip());
        });
    }

    @Test
    void everyPlaceOfAConnectorFileIsDocumented() {
        var places = new TreeSet<String>();
        collect(CONNECTOR, "", places);
        var listed = new TreeSet<String>();
        places().forEach(place -> listed.add((String) place.get()[1]));

        assertEquals(places, listed);
    }

    @Test
    void everyKeyOfTheConnectionsFileIsDocumented() {
        assertEquals(keys(CONNECTIONS, ""), documented("connections", "## The file"));
        assertEquals(keys(CONNECTIONS, "/properties/connections/additionalProperties"),
                documented("connections", "## One of `connections`"));
    }

    @Test
    void theWaysToSignInAreDocumented() {
        var page = page("connections");
        for (var name : Shipped.NAMES) {
            var row = page.lines().filter(line -> line.startsWith("| `" + name + "`")).findFirst().orElseThrow();
            Shipped.load(name).auths().keySet().forEach(way -> assertTrue(row.contains("`" + way + "`"), row));
        }
    }

    private static void collect(JsonNode node, String at, Set<String> places) {
        if (node.path("properties").isObject()) {
            places.add(at);
        }
        node.fields().forEachRemaining(field -> collect(field.getValue(), at + "/" + field.getKey(), places));
    }

    private static List<String> keys(JsonNode schema, String pointer) {
        var keys = new ArrayList<String>();
        schema.at(pointer).path("properties").fields().forEachRemaining(key -> {
            var described = key.getValue().has("description") ? key.getValue()
                    : schema.at(key.getValue().path("$ref").asText().substring(1));
            keys.add(key.getKey() + ": " + described.path("description").asText());
        });
        return keys;
    }

    /** The rows of the first table behind a heading. */
    private static List<String> documented(String page, String heading) {
        var lines = page(page).lines().toList();
        var keys = new ArrayList<String>();
        for (int i = lines.indexOf(heading) + 1; i < lines.size() && !lines.get(i).startsWith("#"); i++) {
            var line = lines.get(i);
            if (line.startsWith("| `")) {
                var cells = line.substring(2, line.length() - 2).split(" \\| ", 3);
                keys.add(cells[0].replace("`", "") + ": " + cells[2].replace("\\|", "|"));
            } else if (!keys.isEmpty()) {
                return keys;
            }
        }
        return keys;
    }

    private static String page(String name) {
        return new String(Shipped.bytes(Path.of("src/main/docs", name + ".md")), StandardCharsets.UTF_8);
    }
}
