package io.attune.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        var tally = new Tally(plan.scenario());
        var crm = new MemoryCrm(tally, plan.scenario() == Scenario.EDITS);
        try (var sink = Sink.listening(vertx, plan.target(), crm); var subject = Subject.of(plan, sink.url());
                var costs = new Costs(subject.attune(), subject.postmaster())) {
            var webhooks = new Webhooks(plan.scenario(), plan.subject().secret());
            var load = new Load(vertx, subject.url(), webhooks, tally);
            var phases = new Phases(plan, load, tally, sink, costs);
            if (plan.scenario() != Scenario.DUE) {
                phases.warmUp();
            }
            return new Report(plan, runs(phases, subject, line));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private List<List<Figure>> runs(Phases phases, Subject subject, Consumer<ObjectNode> line) {
        var runs = new ArrayList<List<Figure>>();
        for (int run = 1; run <= plan.runs(); run++) {
            int number = run;
            var figures = new ArrayList<Figure>();
            run(phases, subject, figure -> {
                figures.add(figure);
                line.accept(figure.json().put("run", number));
            });
            runs.add(figures);
        }
        return runs;
    }

    private void run(Phases phases, Subject subject, Consumer<Figure> told) {
        if (plan.scenario() == Scenario.DUE) {
            phases.runDue(subject, told);
        } else {
            phases.run(subject.database(), told);
        }
    }
}
