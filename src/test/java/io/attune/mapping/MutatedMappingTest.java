package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Slips of the finger, seeded: a character, a word or a line is lost, doubled, swapped or changed. The file is refused,
 * in words and with a line; or it loads, and still does what its tests say.
 */
class MutatedMappingTest {

    private static final int SEEDS = 150;
    private static final JsonNode RECORD = ((JsonText.Reading.Readable) JsonText.read("""
            {"id": 7219450314823, "first_name": "Marta", "email": "m@x.de", "total_spent": "2381.40",
             "name": "#1", "currency": "USD", "total_price": "249.90", "created_at": "2026-10-18T16:40:07-04:00"}
            """.getBytes(StandardCharsets.UTF_8))).tree();

    record Slip(String file, int seed) {}

    static Stream<Slip> slips() {
        return Stream.of("customer.yaml", "order.yaml")
                .flatMap(file -> IntStream.range(0, SEEDS).mapToObj(seed -> new Slip(file, seed)));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void isRefusedInWordsOrDoesNoHarm(Slip slip) {
        var original = new String(Sandbox.shipped(slip.file()), StandardCharsets.UTF_8);
        var mutated = mutate(original, new SplittableRandom(slip.seed()));

        var loaded = MappingLoader.load(slip.file(), mutated.getBytes(StandardCharsets.UTF_8), new Sandbox());

        loaded.problems().forEach(MutatedMappingTest::assertInWords);
        loaded.value().ifPresent(mapping -> {
            assertEquals(Canonical.sha256(mutated.getBytes(StandardCharsets.UTF_8)), mapping.hash());
            var before = MappingLoader.load(slip.file(), original.getBytes(StandardCharsets.UTF_8), new Sandbox())
                    .value().orElseThrow();
            if (mapping.tests().equals(before.tests())) { // a slip may take a whole test away
                assertEquals(patch(before), patch(mapping), () -> diff(original, mutated));
            }
        });
    }

    /** What the mapping writes for a record that no test of the files holds. */
    private static String patch(Mapping mapping) {
        var references = new WantedReferences();
        var values = mapping.read("shop", RECORD, references).values();
        return JsonText.write(mapping.write(
                new WriteRequest("crm", values, values.keySet(), MissingNode.getInstance(), references)).patch());
    }

    private static void assertInWords(Problem problem) {
        assertFalse(problem.message().isBlank());
        assertFalse(problem.message().contains("Exception"), problem::toString);
        assertFalse(problem.message().contains("java."), problem::toString);
        assertTrue(problem.line() > 0, problem::toString);
    }

    private static String mutate(String text, SplittableRandom random) {
        var lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        var line = lines.get(at);
        int column = line.isEmpty() ? 0 : random.nextInt(line.length());
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, line.isEmpty() ? line : line.substring(0, column) + line.substring(column + 1));
            case 3 -> lines.set(at, line.isEmpty() ? line : line.substring(0, column) + line.charAt(column)
                    + line.substring(column));
            case 4 -> lines.set(at, line.substring(0, column) + "xX0:#'\"[{&*!|-, \t".charAt(random.nextInt(17))
                    + line.substring(column));
            case 5 -> lines.set(at, " " + line);
            case 6 -> lines.set(at, swapped(line, column));
            case 7 -> lines.set(at, line.substring(0, column));
            default -> lines.add(random.nextInt(lines.size()), line);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String swapped(String line, int column) {
        return column + 1 >= line.length() ? line
                : line.substring(0, column) + line.charAt(column + 1) + line.charAt(column)
                        + line.substring(column + 2);
    }

    private static String diff(String before, String after) {
        var lines = new ArrayList<>(after.lines().toList());
        lines.removeAll(before.lines().toList());
        return "changed: " + lines;
    }
}
