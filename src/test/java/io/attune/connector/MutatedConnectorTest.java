package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped files, damaged: never an exception, never a fault without place and words. */
class MutatedConnectorTest {

    private static final int SEEDS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "salesforce", "zendesk", "rest"})
    void damageIsTold(String name) {
        var text = new String(Shipped.bytes(name), StandardCharsets.UTF_8);
        int refused = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            var problems = ConnectorLoader.load(name
                    + ".yaml", Mutation.of(text, seed).getBytes(StandardCharsets.UTF_8)).problems();
            problems.forEach(MutatedConnectorTest::isForPeople);
            refused += problems.isEmpty() ? 0 : 1;
        }
        assertTrue(refused > SEEDS / 3, "of " + SEEDS + " damaged files only " + refused + " were refused");
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"connector", "about", "settings", "auth", "webhook", "verify", "scheme", "algorithm", "delivery_id",
            "changes", "calls", "base", "limits", "concurrency", "errors", "objects", "shapes", "read", "find",
                    "find_by_marker",
            "revision", "graphql_fragments", "search_lag"})
    void aMisspeltKeyIsOneFaultAtItsLine(String key) {
        var lines = new String(Shipped.bytes("shopify"), StandardCharsets.UTF_8).lines().toList();
        int line = firstWith(lines, key);
        var damaged = String.join("\n", lines).replaceFirst("(?m)^(\\s*)" + key + ":", "$1" + key + "x:");
        var problems = ConnectorLoader.load("shopify.yaml", damaged.getBytes(StandardCharsets.UTF_8)).problems();

        var told = problems.stream()
                .filter(problem -> problem.message().startsWith("there is no key '" + key + "x' here")).toList();
        assertEquals(List.of(line), told.stream().map(Problem::line).toList(), problems.toString());
        assertTrue(problems.stream().allMatch(problem -> told.contains(problem)
                || problem.message().equals("'" + key + "' is missing here")), problems.toString());
    }

    private static int firstWith(List<String> lines, String key) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(key + ":")) {
                return i + 1;
            }
        }
        throw new AssertionError("no line has the key " + key);
    }

    @Test
    void noFileAtAllIsTold() {
        assertEquals("[x.yaml:1:1: the file is empty]", ConnectorLoader.load("x.yaml", new byte[0]).problems()
                .toString());
        assertEquals("[x.yaml: the file is not UTF-8 text]", ConnectorLoader.load("x.yaml", new byte[] {(byte) 0xff})
                .problems().toString());
        assertEquals("[x.yaml:1:1: expected keys with values (name: value), found 'text']",
                ConnectorLoader.load("x.yaml", "text".getBytes(StandardCharsets.UTF_8)).problems().toString());
    }

    private static void isForPeople(Problem problem) {
        var text = problem.toString();
        assertFalse(problem.message().isBlank(), text);
        assertFalse(text.contains("Exception") || text.contains("java.") || text.contains("io.attune"), text);
    }
}
