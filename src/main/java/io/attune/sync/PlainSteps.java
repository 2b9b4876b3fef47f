package io.attune.sync;

import io.attune.call.Clocks;
import io.attune.mapping.Reading;
import io.attune.merge.Hint;
import io.attune.merge.Keys;
import io.attune.merge.Matching;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.Problems;
import io.attune.record.RecordIds;
import io.attune.record.Saving;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides the steps that need nothing of the database but their own record: what {@link SyncStep} decides of them. */
@ApplicationScoped
class PlainSteps {

    private final StepStore store;
    private final RecordIds ids;
    private final RuleBook rules;
    private final Clocks clocks;

    PlainSteps(StepStore store, RecordIds ids, RuleBook rules, Clocks clocks) {
        this.store = store;
        this.ids = ids;
        this.rules = rules;
        this.clocks = clocks;
    }

    /**
     * What follows from a telling.
     *
     * @param saving   what is to be stored, if anything is
     * @param problems the rows that could not be read, where it was
     * @param keys     of a record that begins: it is another one's where that one has one of them
     */
    record Decided(Told told, Optional<Saving> saving, StepResult result, Optional<Problems.Read> problems,
            List<String> keys) {}

    /** Empty where more must be known. */
    Optional<Decided> known(Told told, RecordState state) {
        return SyncStep.isExpected(state) && told.isSource() ? Optional.empty()
                : unlessItFails(told, () -> Optional.of(seen(told, state)));
    }

    private Decided seen(Told told, RecordState state) {
        var rulesOfIt = rules.of(told.mapping());
        if (SyncStep.isToBeRead(told, state, rulesOfIt)) {
            var ask = Hint.ask(state, told.system().name(), rulesOfIt);
            return decided(told, Optional.of(state), ask, Optional.empty());
        }
        var reading = read(told);
        var step = Hint.seen(state, told.observation(reading, clocks.offset(told.system().connection())), rulesOfIt,
                SyncStep.trust(told, state, reading));
        return decided(told, Optional.of(state), step,
                Optional.of(new Problems.Read(state.id(), told.system().name(), reading.problems(),
                        told.part(reading))));
    }

    /** Empty where more must be known. No key of it is another record's, as far as is known here. */
    Optional<Decided> stranger(Told told) {
        return unlessItFails(told, () -> Strangers.unheeded(told)
                .map(result -> Optional.of(new Decided(told, Optional.empty(), result, Optional.empty(), List.of())))
                .orElseGet(() -> begins(told)));
    }

    private Optional<Decided> begins(Told told) {
        var rulesOfIt = rules.of(told.mapping());
        var reading = read(told);
        var seen = told.observation(reading, clocks.offset(told.system().connection()));
        var stranger = new Matching.Stranger(seen, Optional.empty(), Optional.empty(), Optional.empty(), false);
        if (!Strangers.tellsItsMaker(rules, told) || rules.object(told.system()).flatMap(told::marker).isPresent()
                || !(Matching.of(stranger, rulesOfIt) instanceof Matching.Answer.Begins)) {
            return Optional.empty();
        }
        var step = Observe.first(ids.next(), seen, rulesOfIt);
        var problems = Optional.of(new Problems.Read(step.state().id(), told.system().name(), reading.problems()))
                .filter(read -> !read.problems().isEmpty());
        var decided = decided(told, Optional.empty(), step, problems);
        return Optional.of(new Decided(told, decided.saving(), decided.result(), problems,
                Keys.of(rulesOfIt, seen.values())));
    }

    private Decided decided(Told told, Optional<RecordState> before, Step step, Optional<Problems.Read> problems) {
        return new Decided(told, Optional.of(store.saving(told, before, step)), StepStore.result(step), problems,
                List.of());
    }

    private static Reading read(Told told) {
        return told.mapping().read(told.system().name(), told.change().record(), KnownReferences.none());
    }

    /** A bug of ours is this telling's alone: its own transaction will show it. */
    private static Optional<Decided> unlessItFails(Told told, Supplier<Optional<Decided>> decision) {
        try {
            return decision.get();
        } catch (RuntimeException e) {
            Log.debugf(e, "record.step-failed mapping=%s next=\"in a transaction of its own\"", told.mapping().name());
            return Optional.empty();
        }
    }
}
