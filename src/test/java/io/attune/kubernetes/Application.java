package io.attune.kubernetes;

import io.attune.DocPage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the application has, as {@code operating.md} says: other tests hold that page complete. */
final class Application {

    private static final DocPage PAGE = DocPage.read("operating.md");
    private static final Properties PROPERTIES = properties();

    private Application() {}

    static Set<String> variables() {
        var settings = PAGE.rows("Settings").stream().map(Application::name)
                .map(setting -> setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        return Stream.concat(PAGE.rows("Environment").stream().map(Application::name), settings)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> optionsOfStart() {
        return PAGE.rows("Commands").stream().filter(row -> name(row).equals("start"))
                .flatMap(row -> DocPage.quoted(row.get(1)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> probes() {
        return PAGE.rows("Health").stream().map(row -> "/q/health/" + row.get(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String metrics() {
        return PROPERTIES.getProperty("quarkus.micrometer.export.prometheus.path");
    }

    static int connectionsOfAProcess() {
        return Integer.parseInt(PROPERTIES.getProperty("quarkus.datasource.reactive.max-size"));
    }

    static int secondsToStop() {
        return seconds(PROPERTIES.getProperty("quarkus.shutdown.timeout"));
    }

    static int secondsToDrain() {
        return PAGE.rows("Settings").stream().filter(row -> name(row).equals("attune.drain"))
                .map(row -> Duration.parse(DocPage.quoted(row.get(1)).get(0)))
                .mapToInt(Duration::toSecondsPart).sum();
    }

    /** The longest that a shipped connector lets a call take. */
    static int secondsOfACall(Tree tree) {
        return tree.files().entrySet().stream().filter(file -> file.getKey().startsWith("connectors/"))
                .flatMap(file -> file.getValue().lines().map(String::strip))
                .filter(line -> line.startsWith("timeout: "))
                .mapToInt(line -> seconds(line.substring("timeout: ".length())))
                .max().orElseThrow();
    }

    static int seconds(String time) {
        return Integer.parseInt(time.substring(0, time.indexOf('s')));
    }

    /** The labels of each metric, under each name that Prometheus sees it by. */
    static Map<String, List<String>> series() {
        var series = new TreeMap<String, List<String>>();
        for (var row : PAGE.rows("Metrics")) {
            var name = name(row).replace('.', '_').replace('-', '_');
            var labels = DocPage.quoted(row.get(2));
            suffixes(row.get(1)).forEach(suffix -> series.put(name + suffix, labels));
        }
        series.put("up", List.of("job"));
        return series;
    }

    private static List<String> suffixes(String kind) {
        return switch (kind) {
            case "counter" -> List.of("_total");
            case "timer" -> List.of("_seconds_count", "_seconds_sum", "_seconds_max");
            default -> List.of("", "_seconds");
        };
    }

    private static String name(List<String> row) {
        return DocPage.quoted(row.get(0)).get(0);
    }

    private static Properties properties() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Tree.text(Path.of("src/main/resources/application.properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
