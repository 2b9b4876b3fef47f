package io.attune.cli;

import io.attune.document.InOrder;
import io.attune.merge.Guard;
import io.attune.simulation.Simulator;
import io.attune.simulation.Summary;
import io.attune.simulation.world.Play;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "simulate", mixinStandardHelpOptions = true,
        description = "Plays the sync engine against made-up systems that lose, double, delay and forget, and checks"
                + " that all of them agree in the end.",
        footer = {"", "Equal seeds give equal runs. Ends with 0 if every invariant held, 1 if one did not: that run is"
                + " told in as few steps as break it."})
final class SimulateCommand implements Callable<Integer> {

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1000",
            description = "How many runs. Default: ${DEFAULT-VALUE}")
    private int seeds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0",
            description = "The first run. Default: ${DEFAULT-VALUE}")
    private long first;

    @Option(names = "--without", paramLabel = "GUARD", split = ",",
            description = "Takes guards of the engine away, to see what they are good for: ${COMPLETION-CANDIDATES}")
    private List<Guard> without = List.of();

    @Option(names = "--plays", paramLabel = "PLAY", split = ",", arity = "0..*",
            description = "What every run plays beside what all do, instead of what its seed chooses:"
                    + " ${COMPLETION-CANDIDATES}; nothing, where none is named.",
            completionCandidates = PlayNames.class)
    private List<String> plays;

    @Option(names = "--story",
            description = "Tells the first run that breaks, or, where none does, the first one. One that breaks is told"
                    + " anyway, unless a guard was taken away.")
    private boolean story;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds must be at least 1, was: " + seeds);
        }
        var out = spec.commandLine().getOut();
        var off = EnumSet.noneOf(Guard.class);
        off.addAll(without);
        long begin = System.nanoTime();
        var summary = run(off);
        out.println(summary + String.format(Locale.ROOT, "; %.1f s", (System.nanoTime() - begin) / 1e9));
        if (story || !summary.isGood() && without.isEmpty()) {
            tell(simulator(off), summary);
        }
        return summary.isGood() ? 0 : 1;
    }

    private Summary run(Set<Guard> off) {
        var simulator = simulator(off);
        var summary = new Summary();
        for (long seed = first; seed < first + seeds; seed++) {
            summary.add(seed, simulator.run(seed));
        }
        return summary;
    }

    private Simulator simulator(Set<Guard> off) {
        return new Simulator(off, Optional.ofNullable(plays).map(names ->
                InOrder.set(names.stream().map(this::play).toList())));
    }

    /** Picocli takes a name that is none for a word without an option. */
    private Play play(String name) {
        return Arrays.stream(Play.values()).filter(play -> play.name().equals(name)).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "--plays: there is no play " + name
                        + "; there are " + String.join(", ", new PlayNames())));
    }

    private static final class PlayNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        PlayNames() {
            super(Arrays.stream(Play.values()).map(Play::name).toList());
        }
    }

    private void tell(Simulator simulator, Summary summary) {
        var out = spec.commandLine().getOut();
        if (!summary.isGood()) {
            out.println("broken by the seeds " + summary.failed().subList(0, Math.min(20, summary.failed().size())));
        }
        long told = summary.isGood() ? first : summary.failed().get(0);
        simulator.tell(told).lines().forEach(out::println);
    }
}
