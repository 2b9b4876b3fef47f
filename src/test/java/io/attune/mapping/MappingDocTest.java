package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.step.Steps;
import io.attune.mapping.type.Types;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about mapping files names every key, type and step that there is. */
class MappingDocTest {

    private static final String PAGE = page();

    @Test
    void namesEveryKeyOfTheSchemaWithItsMeaning() {
        var documented = tableCells();

        assertEquals(List.of(), keys().stream().filter(key -> !documented.contains(key)).toList());
    }

    @Test
    void namesEveryTypeAndEveryStep() {
        assertEquals(List.of(), Types.names().stream().filter(type -> !isNamed(type)).toList());
        assertEquals(List.of(), Steps.names().stream().filter(step -> !isNamed(step)).toList());
    }

    @Test
    void theFirstExampleLoadsAndPassesItsTest() {
        int start = PAGE.indexOf("```yaml\n") + "```yaml\n".length();
        var example = PAGE.substring(start, PAGE.indexOf("```", start));

        var loaded = MappingLoader.load("example", example.getBytes(StandardCharsets.UTF_8), new Sandbox());

        assertEquals(List.of(), loaded.problems());
    }

    private static boolean isNamed(String word) {
        return List.of("`", "`: ", "(", ": ").stream().anyMatch(end -> PAGE.contains("`" + word + end));
    }

    /** What stands in backquotes in the first cell of a row of a table. */
    private static Set<String> tableCells() {
        return PAGE.lines().filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toSet());
    }

    private static List<String> keys() {
        var keys = new TreeSet<String>();
        collect(MappingSchema.json(), keys);
        return new ArrayList<>(keys);
    }

    private static void collect(JsonNode schema, Set<String> keys) {
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.forEach(child -> collect(child, keys));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("src/main/docs/mapping-files.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
