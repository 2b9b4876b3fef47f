package io.attune.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What one step decided: the state that follows, and the facts to be stored with it, in one transaction. */
public record Step(RecordState state, List<Fact> facts) {

    public Step {
        facts = List.copyOf(facts);
    }

    /** A state that follows without anything to tell. */
    public static Step of(RecordState state) {
        return new Step(state, List.of());
    }

    /** Something else was learnt while the answer was on its way: it is to be asked for again. */
    public static Step outrun(RecordState state) {
        return new Step(state, List.of(new Fact.Outrun()));
    }

    static Step nothing(RecordState state, String why) {
        return new Step(state, List.of(new Fact.Ignored(why)));
    }

    /** The reason if this step found nothing to do. */
    public Optional<String> ignored() {
        return facts.stream()
                .filter(Fact.Ignored.class::isInstance)
                .map(fact -> ((Fact.Ignored) fact).why())
                .findFirst();
    }

    /** Whether an answer came too late to be believed: ask again. */
    public boolean isOutrun() {
        return facts.stream().anyMatch(Fact.Outrun.class::isInstance);
    }

    /** This step's facts and then those of the one that followed it. */
    Step then(Step next) {
        var all = new ArrayList<>(facts);
        all.addAll(next.facts());
        return new Step(next.state(), all);
    }

    /** The systems that have something due now. */
    public List<String> lagging() {
        var systems = new LinkedHashSet<String>();
        for (var fact : facts) {
            if (fact instanceof Fact.Lags lags) {
                systems.add(lags.system());
            } else if (fact instanceof Fact.Unconfirmed asked) {
                systems.add(asked.system());
            }
        }
        return List.copyOf(systems);
    }
}
