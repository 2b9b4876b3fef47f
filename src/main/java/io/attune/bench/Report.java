package io.attune.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** All figures of all runs, and their medians. */
public final class Report {

    private final Plan plan;
    private final List<List<Figure>> runs;

    Report(Plan plan, List<List<Figure>> runs) {
        this.plan = plan;
        this.runs = runs;
    }

    /** Each figure's middle value of all runs, with the share of its floor that the middle one had. */
    List<Figure> medians() {
        return runs.get(0).stream().map(first -> median(first.name())).toList();
    }

    private Figure median(String name) {
        var all = runs.stream().flatMap(List::stream).filter(figure -> figure.name().equals(name))
                .sorted((one, other) -> Double.compare(one.value(), other.value())).toList();
        return all.get(all.size() / 2);
    }

    /** Name, value, unit, share of the floor: a row each. */
    public List<List<String>> rows() {
        return medians().stream().map(figure -> List.of(figure.name(), text(figure.value()), figure.unit(),
                figure.ofFloor().map(Report::text).orElse(""))).toList();
    }

    static String text(double value) {
        return value >= 100 ? "%,.0f".formatted(value) : value == Math.rint(value) ? "%.0f".formatted(value)
                : "%.2f".formatted(value);
    }

    /** The files that were written: the figures as JSON, and the medians as a chart. */
    public List<Path> write() {
        var name = plan.scenario().name().toLowerCase(Locale.ROOT);
        var json = plan.results().resolve(name + ".json");
        var chart = plan.results().resolve(name + ".svg");
        try {
            Files.createDirectories(plan.results());
            Files.writeString(json, json());
            Files.writeString(chart, new Chart(medians()).svg());
            return List.of(json, chart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json() throws IOException {
        var json = new ObjectMapper();
        var all = json.createObjectNode();
        all.put("scenario", plan.scenario().name().toLowerCase(Locale.ROOT));
        all.put("seconds", plan.length().toSeconds()).put("events", plan.load().events())
                .put("at_once", plan.load().atOnce());
        all.put("target_delay_ms", plan.target().delay().toMillis());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        var medians = all.putArray("medians");
        medians().forEach(figure -> medians.add(figure.json()));
        var each = all.putArray("runs");
        runs.forEach(run -> {
            var figures = each.addArray();
            run.forEach(figure -> figures.add(figure.json()));
        });
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }
}
