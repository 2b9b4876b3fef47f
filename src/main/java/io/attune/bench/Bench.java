package io.attune.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Goes through all phases as often as planned, and stops what it started. */
public final class Bench {

    private final Plan plan;

    public Bench(Plan plan) {
        this.plan = plan;
    }

    /**
     * @param line told each figure as it is found
     * @throws BenchFailed where Attune does not start, or the figures cannot be taken
     */
    public Report run(Consumer<ObjectNode> line) {
        return plan.scenario() == Scenario.TWO_WAY ? twoWay(line) : oneWay(line);
    }

    private Report twoWay(Consumer<ObjectNode> line) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        try (var meeting = Meeting.listening(vertx, plan.target().port());
                var subject = Subject.of(plan, meeting.url()); var costs = new Costs(subject)) {
            meeting.tells(subject.url());
            var phases = new TwoWayPhases(plan, meeting, costs);
            phases.warmUp();
            return new Report(plan, IntStream.rangeClosed(1, plan.runs())
                    .mapToObj(run -> told(run, line, phases::run)).toList());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static List<Figure> told(int run, Consumer<ObjectNode> line, Consumer<Consumer<Figure>> phases) {
        var figures = new ArrayList<Figure>();
        phases.accept(figure -> {
            figures.add(figure);
            line.accept(figure.json().put("run", run));
        });
        return figures;
    }

    private Report oneWay(Consumer<ObjectNode> line) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        var tally = new Tally(plan.scenario());
        var crm = new MemoryCrm(tally, plan.scenario() == Scenario.EDITS);
        try (var sink = Sink.listening(vertx, plan.target(), crm); var subject = Subject.of(plan, sink.url());
                var costs = new Costs(subject)) {
            var shop = subject.url().resolve("/webhooks/shop");
            var webhooks = new Webhooks(plan.scenario(), plan.subject().secret(), shop);
            var load = new Load(vertx, shop, webhooks, tally);
            return new Report(plan, runs(new Stand(plan, load, tally, sink, costs), subject, line));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private List<List<Figure>> runs(Stand stand, Subject subject, Consumer<ObjectNode> line) {
        var phases = new Phases(stand);
        var runs = new ArrayList<List<Figure>>();
        for (int run = 1; run <= plan.runs(); run++) {
            int number = run;
            var figures = new ArrayList<Figure>();
            Consumer<Figure> told = figure -> {
                figures.add(figure);
                line.accept(figure.json().put("run", number));
            };
            if (number == 1) {
                begin(phases, subject, told);
            }
            if (plan.scenario() == Scenario.DUE) {
                new DuePhases(stand).run(subject, told);
            } else {
                phases.run(subject.database(), told);
            }
            runs.add(figures);
        }
        return runs;
    }

    private void begin(Phases phases, Subject subject, Consumer<Figure> told) {
        subject.readyAgain().ifPresent(took -> told.accept(Figure.of("ready after", "ms", took.toMillis())));
        if (plan.scenario() != Scenario.DUE) {
            phases.warmUp(told);
        }
        if (plan.load().stored() > 0) {
            phases.first();
            new Stored(subject.database().orElseThrow(() -> new BenchFailed(
                    "what somebody else started is not filled"))).fill(plan.load().stored(), told);
        }
    }
}
