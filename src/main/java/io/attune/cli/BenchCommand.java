package io.attune.cli;

import io.attune.bench.Bench;
import io.attune.bench.BenchFailed;
import io.attune.bench.Plan;
import io.attune.bench.Report;
import io.attune.bench.Scenario;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "bench", mixinStandardHelpOptions = true,
        description = "Measures an Attune of its own on this machine, with load and target beside it, all on loopback.",
        footer = {"", "A JSON line a figure as it is found, the medians as a table at the end, and both under"
                + " bench/results. It stops by itself, and stops what it started."})
final class BenchCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 600;
    private static final int MOST_EVENTS = 1_000_000;
    private static final int MOST_STORED = 10_000_000;
    private static final int MOST_AT_ONCE = 2_000;
    private static final int MOST_RATE = 50_000;

    @Option(names = "--scenario", defaultValue = "customers", paramLabel = "NAME",
            description = "What is told: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Scenario scenario;

    @Option(names = "--runs", defaultValue = "1", paramLabel = "N",
            description = "How often all is measured; medians count. Default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(names = "--seconds", defaultValue = "30", paramLabel = "N",
            description = "How long each phase at a fixed rate takes. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "180", paramLabel = "N",
            description = "How many seconds Attune runs at most before anything is measured; it ends when that gets no"
                    + " faster. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--at-once", defaultValue = "128", paramLabel = "N",
            description = "How many are sent at once where the rate is not fixed. Default: ${DEFAULT-VALUE}")
    private int atOnce;

    @Option(names = "--events", defaultValue = "20000", paramLabel = "N",
            description = "How many make the backlog whose delivery is measured. Default: ${DEFAULT-VALUE}")
    private int events;

    @Option(names = "--stored", defaultValue = "0", paramLabel = "N",
            description = "How many records its database holds besides when it is measured: about 6 KB of disk each."
                    + " Default: ${DEFAULT-VALUE}")
    private int stored;

    @Option(names = "--rate", defaultValue = "200,1000", split = ",", paramLabel = "N",
            description = "Events a second at which times are measured, several parted by commas."
                    + " Default: ${DEFAULT-VALUE}")
    private List<Integer> rates;

    @Option(names = "--target", defaultValue = "crm", paramLabel = "NAME",
            description = "What the target passes for: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Plan.Target.Kind target;

    @Option(names = "--target-delay", defaultValue = "0", paramLabel = "MS",
            description = "How many milliseconds the target takes to answer. Default: ${DEFAULT-VALUE}")
    private int delay;

    @Option(names = "--target-port", defaultValue = "0", paramLabel = "PORT",
            description = "Where the target listens. Default: any free port")
    private int targetPort;

    @Option(names = "--url", paramLabel = "URL",
            description = "An Attune that runs on this machine already, instead of one of its own.")
    private Optional<URI> url;

    @Option(names = "--secret", defaultValue = "attune-bench-shop-webhook-secret", paramLabel = "TEXT",
            description = "With --url: what its shop's webhooks are signed with.")
    private String secret;

    @Option(names = "--results", paramLabel = "FOLDER",
            description = "Where the figures are written, and where its own Attune works (default: bench/results beside"
                    + " the launcher).")
    private Optional<Path> results;

    @Option(names = "--profile", description = "Has the Java machine record where its time goes (JFR).")
    private boolean profile;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        within("--runs", runs, 1, 100);
        within("--seconds", seconds, 1, MOST_SECONDS);
        within("--warm-up", warmUp, 1, MOST_SECONDS);
        within("--at-once", atOnce, 1, MOST_AT_ONCE);
        within("--events", events, 1, MOST_EVENTS);
        within("--stored", stored, 0, MOST_STORED);
        within("--target-delay", delay, 0, MOST_SECONDS * 1_000);
        rates.forEach(rate -> within("--rate", rate, 1, MOST_RATE));
        url.ifPresent(this::requireLoopback);
        var out = spec.commandLine().getOut();
        try {
            tell(new Bench(plan()).run(line -> {
                out.println(line);
                out.flush();
            }));
            return 0;
        } catch (BenchFailed e) {
            spec.commandLine().getErr().println("attune: " + e.getMessage());
            return 1;
        }
    }

    private void tell(Report report) {
        var out = spec.commandLine().getOut();
        var table = new TextTable("FIGURE", "MEDIAN", "UNIT", "OF THE FLOOR");
        report.rows().forEach(table::row);
        out.print(table);
        report.write().forEach(file -> out.println("written: " + file));
    }

    private Plan plan() {
        var folder = results.orElse(FileOptions.HOME.resolve("bench/results")).toAbsolutePath();
        var load = new Plan.Pressure(events, atOnce, Duration.ofSeconds(warmUp), stored);
        return new Plan(FileOptions.HOME, folder, scenario, Duration.ofSeconds(seconds), load, rates, runs,
                new Plan.Target(target, Duration.ofMillis(delay), targetPort), new Plan.Subject(url, secret, profile));
    }

    private void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw misuse(option + " is a number from " + least + " to " + most + ", not " + value);
        }
    }

    /** It sends as much as it can: to nobody else's machine. */
    private void requireLoopback(URI address) {
        try {
            if (address.getHost() == null || !InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
                throw misuse("--url is an address of this machine, such as http://127.0.0.1:8080, not " + address);
            }
        } catch (UnknownHostException e) {
            throw misuse("--url leads nowhere: " + address);
        }
    }

    private ParameterException misuse(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
