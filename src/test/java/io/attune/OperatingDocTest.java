package io.attune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names in {@code operating.md} are those of the code: all of them, and no others. */
class OperatingDocTest {

    private static final DocPage PAGE = DocPage.read("operating.md");
    private static final Path CODE = Path.of("src/main/java/io/attune");
    private static final Pattern METRIC = Pattern.compile(
            "(counter|gauge|Timer\\.builder|Gauge\\.builder)\\(\"([a-z]+(?:\\.[a-z-]+)+)\"");
    private static final Pattern LINE = Pattern.compile(
            "(?:Log\\.[a-z]+\\((?:[\\w.()]+,\\s*)?|var line = )\"([a-z]+\\.[a-z-]+)[ \"]");
    private static final Pattern SETTING = Pattern.compile(
            "@ConfigProperty\\(name = \"(attune\\.[a-z.-]+)\"(?:,\\s*defaultValue = \"([^\"]*)\")?\\)");
    private static final Pattern VARIABLE = Pattern.compile("\"(ATTUNE_[A-Z_]+)\"");
    private static final Pattern OF_LAUNCHER = Pattern.compile("\\$\\{([A-Z_]+):");

    @Test
    void namesEveryMetricAndItsKind() {
        var inTheCode = new TreeSet<String>();
        matches(METRIC, code(false)).forEach(match -> inTheCode.add(match.get(1) + " " + kind(match.get(0))));
        assertSame(inTheCode, PAGE.rows("Metrics").stream().map(row -> name(row) + " " + row.get(1)).toList());
    }

    private static String kind(String call) {
        var word = call.replace(".builder", "").replace("Multi", "");
        return word.toLowerCase(Locale.ROOT);
    }

    @Test
    void namesEveryLine() {
        assertSame(firsts(LINE, code(false)), PAGE.rows("Log").stream().map(OperatingDocTest::name).toList());
    }

    @Test
    void namesEverySettingWithItsDefault() {
        var inTheCode = new TreeSet<String>();
        settings(code(false)).forEach((name, value) -> inTheCode.add(name + " = " + value));
        assertSame(inTheCode, PAGE.rows("Settings").stream()
                .map(row -> name(row) + " = " + DocPage.quoted(row.get(1)).stream().findFirst().orElse(""))
                .toList());
    }

    @Test
    void thePagesOfTheSandboxNameItsSettings() {
        var pages = Stream.of("shop", "crm", "desk")
                .flatMap(system -> DocPage.read("sandbox-" + system + ".md").lines().stream())
                .collect(Collectors.joining("\n"));
        settings(code(true)).keySet().forEach(setting ->
                assertTrue(pages.contains("`" + setting) || pages.contains("`" + variable(setting)), setting));
    }

    @Test
    void namesEveryVariableThatIsNoSetting() {
        var inTheCode = new TreeSet<>(firsts(VARIABLE, code(false)));
        inTheCode.addAll(firsts(OF_LAUNCHER, List.of(text(Path.of("attune")))));
        settings(code(false)).keySet().forEach(setting -> inTheCode.remove(variable(setting)));
        assertSame(inTheCode, PAGE.rows("Environment").stream().map(OperatingDocTest::name).toList());
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Map<String, String> settings(Collection<String> code) {
        return matches(SETTING, code).stream().collect(Collectors.toMap(
                match -> match.get(0), match -> match.get(1), (one, other) -> one, TreeMap::new));
    }

    private static void assertSame(Collection<String> inTheCode, Collection<String> onThePage) {
        assertEquals(String.join("\n", new TreeSet<>(inTheCode)), String.join("\n", new TreeSet<>(onThePage)));
    }

    private static String name(List<String> row) {
        return DocPage.quoted(row.get(0)).get(0);
    }

    private static Set<String> firsts(Pattern pattern, Collection<String> texts) {
        return matches(pattern, texts).stream().map(match -> match.get(0)).collect(Collectors.toSet());
    }

    /** The groups of every match. */
    private static List<List<String>> matches(Pattern pattern, Collection<String> texts) {
        return texts.stream().map(pattern::matcher)
                .flatMap(matcher -> Stream.iterate(matcher.find(), found -> found, found -> matcher.find())
                        .map(found -> groups(matcher)))
                .toList();
    }

    private static List<String> groups(Matcher matcher) {
        return Stream.iterate(1, i -> i <= matcher.groupCount(), i -> i + 1)
                .map(i -> Optional.ofNullable(matcher.group(i)).orElse(""))
                .toList();
    }

    /** The sandbox counts, logs and is set for itself. */
    private static List<String> code(boolean sandbox) {
        try (var files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> sandbox == file.startsWith(CODE.resolve("sandbox")))
                    .map(OperatingDocTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
