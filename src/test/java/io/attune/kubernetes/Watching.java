package io.attune.kubernetes;

import com.google.re2j.Pattern;
import io.attune.DocPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Prometheus asks the address that there is, and each alert is about series that there are. */
final class Watching {

    /** A series with its labels: what stands before a brace, a bracket or a comparison, and is no function's name. */
    private static final Pattern SERIES = Pattern.compile("([a-z_]+)(?:\\{([^}]*)\\})?\\s*(?:\\[|\\)| [=><])");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*!?=");
    private static final Pattern BY = Pattern.compile("by \\(([a-z_, ]+)\\)");

    private Watching() {}

    static List<String> problems(Deployed deployed) {
        var problems = new ArrayList<String>();
        deployed.all("ServiceMonitor").forEach(monitor -> monitor.each("/spec/endpoints")
                .map(endpoint -> endpoint.path("path").asText())
                .filter(path -> !path.equals(Application.metrics()))
                .forEach(path -> problems.add(monitor.problem("metrics are at " + Application.metrics()
                        + ", not at " + path))));
        deployed.all("PrometheusRule").forEach(rules -> rules.each("/spec/groups/0/rules")
                .forEach(rule -> alert(rules, rule.path("alert").asText(), rule.path("expr").asText(), problems)));
        deployed.one("PrometheusRule").ifPresent(rules -> alarmsOfThePage().stream()
                .filter(series -> rules.each("/spec/groups/0/rules")
                        .noneMatch(rule -> series(rule.path("expr").asText()).contains(series)))
                .forEach(series -> problems.add(rules.problem("no alert is about " + series
                        + ", which operating.md says to watch"))));
        return problems;
    }

    private static void alert(Manifest rules, String alert, String expression, List<String> problems) {
        var known = Application.series();
        var bare = BY.matcher(expression).replaceAll("");
        var used = series(bare);
        if (used.isEmpty()) {
            problems.add(rules.problem(alert + " is about nothing"));
        }
        used.stream().filter(series -> !known.containsKey(series))
                .forEach(series -> problems.add(rules.problem(alert + ": there is no metric " + series)));
        var labels = used.stream().flatMap(series -> known.getOrDefault(series, List.of()).stream()).toList();
        labelsOf(expression).filter(label -> !labels.contains(label) && used.stream().allMatch(known::containsKey))
                .forEach(label -> problems.add(rules.problem(alert + ": its metric has no label " + label)));
    }

    private static Set<String> series(String expression) {
        var found = new TreeSet<String>();
        var matcher = SERIES.matcher(BY.matcher(expression).replaceAll(""));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Stream<String> labelsOf(String expression) {
        var found = new TreeSet<String>();
        var by = BY.matcher(expression);
        while (by.find()) {
            found.addAll(List.of(by.group(1).split(", ")));
        }
        var series = SERIES.matcher(BY.matcher(expression).replaceAll(""));
        while (series.find()) {
            var label = LABEL.matcher(series.group(2) == null ? "" : series.group(2));
            while (label.find()) {
                found.add(label.group(1));
            }
        }
        return found.stream();
    }

    private static Set<String> alarmsOfThePage() {
        var found = new TreeSet<String>();
        DocPage.read("operating.md").rows("Alarms").forEach(row ->
                found.addAll(series(DocPage.quoted(row.get(0)).get(0))));
        return found;
    }
}
