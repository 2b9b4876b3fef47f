package io.attune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code security.md} says what the code does. */
class SecurityDocTest {

    private static final Path DOC = Path.of("src/main/docs/security.md");

    private static final Map<String, Object> UNITS = Map.of("MiB", 1L << 20, "KiB", 1L << 10,
            "s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1));

    /** Rows of three cells whose last is a constant. */
    static Stream<List<String>> numbers() throws IOException {
        return Files.readAllLines(DOC).stream().map(SecurityDocTest::cells)
                .filter(cells -> cells.size() == 3 && cells.get(2).matches("`[a-z.]+\\.[A-Z]\\w+\\.[A-Z_]+`"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void tellsTheNumbersOfTheCode(List<String> row) throws ReflectiveOperationException {
        var name = row.get(2).replace("`", "");
        int dot = name.lastIndexOf('.');
        var field = Class.forName("io.attune." + name.substring(0, dot)).getDeclaredField(name.substring(dot + 1));
        field.setAccessible(true);

        assertEquals(plain(field.get(null)), written(row.get(1)), name);
    }

    @Test
    void hasNumbers() throws IOException {
        assertTrue(numbers().count() > 20, "the rows are no longer found");
    }

    @Test
    void namesSettingsThatExist() throws IOException {
        var code = code();

        Files.readAllLines(DOC).stream().map(SecurityDocTest::cells)
                .filter(cells -> cells.get(0).startsWith("`attune."))
                .map(cells -> cells.get(0).replace("`", ""))
                .forEach(key -> assertTrue(code.contains("name = \"" + key + "\""), key));
    }

    private static String code() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(SecurityDocTest::text)
                    .reduce("", String::concat);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        return Stream.of(line.replaceAll("^\\||\\|$", "").split("\\|")).map(String::strip).toList();
    }

    /** A number as it is, a time in milliseconds. */
    private static long plain(Object value) {
        return value instanceof Duration duration ? duration.toMillis() : ((Number) value).longValue();
    }

    private static long written(String text) {
        var words = text.split(" ");
        long number = Long.parseLong(words[0]);
        var unit = words.length < 2 ? 1L : UNITS.getOrDefault(words[1], 1L);
        return unit instanceof Duration duration ? duration.multipliedBy(number).toMillis() : number * (Long) unit;
    }
}
