package io.attune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The names in src/main/docs/operating.md are those of the code: all of them, and no others. */
class OperatingDocTest {

    private static final String PAGE = read(Path.of("src/main/docs/operating.md"));
    private static final Pattern METRIC = Pattern.compile("(?:counter|gauge|builder)\\(\"([a-z]+(?:\\.[a-z-]+)+)\"");
    private static final Pattern LINE = Pattern.compile(
            "(?:Log\\.[a-z]+\\((?:\\w+, )?|var line = )\"([a-z]+\\.[a-z-]+)[ \"]");
    private static final Pattern METRIC_ROW = Pattern.compile("(?m)^\\| `([a-z]+(?:\\.[a-z-]+)+)` \\| (?:counter|gauge|timer)");
    private static final Pattern LINE_ROW = Pattern.compile("(?m)^\\| `([a-z]+\\.[a-z-]+)` \\| (?:info|warn|error|debug)");

    @Test
    void namesEveryMetric() {
        assertEquals(inTheCode(METRIC), found(METRIC_ROW, PAGE));
    }

    @Test
    void namesEveryLine() {
        assertEquals(inTheCode(LINE), found(LINE_ROW, PAGE));
    }

    /** The sandbox counts and logs for itself. */
    private static Set<String> inTheCode(Pattern pattern) {
        try (var files = Files.walk(Path.of("src/main/java/io/attune"))) {
            var names = new TreeSet<String>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/sandbox/"))
                    .forEach(file -> names.addAll(found(pattern, read(file))));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        var names = new TreeSet<String>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
