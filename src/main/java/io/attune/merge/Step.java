package io.attune.merge;

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

    public List<String> lagging() {
        return facts.stream()
                .filter(Fact.Lags.class::isInstance)
                .map(fact -> ((Fact.Lags) fact).system())
                .toList();
    }
}
