package io.attune.simulation.hub;

import io.attune.merge.Fact;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.simulation.world.Journal;
import java.util.Optional;

/** Tells in plain words what a step found. */
final class Chronicle {

    private final Journal journal;

    Chronicle(Journal journal) {
        this.journal = journal;
    }

    void tell(Optional<RecordState> before, Step step) {
        var name = "record " + step.state().id().getLeastSignificantBits();
        step.state().links().forEach((system, link) -> {
            var was = before.map(state -> state.link(system).externalId()).orElse(Optional.empty());
            if (!link.externalId().equals(was)) {
                journal.note("  %s is %s in %s", name, link.externalId().orElse("nothing"), system);
            }
        });
        if (step.state().isEnded() && before.filter(RecordState::isEnded).isEmpty()) {
            journal.note("  %s has ended", name);
        }
        step.facts().forEach(fact -> tell(name, fact));
    }

    private void tell(String name, Fact fact) {
        if (fact instanceof Fact.Changed changed) {
            journal.note("  %s: %s is %s now, version %d, from %s: %s", name, changed.field(), changed.after().value(),
                    changed.after().version(), changed.after().origin().system(), changed.decision());
        } else if (fact instanceof Fact.Conflicted met) {
            journal.note("  %s: conflict on %s with %s, kept %s, lost %s%s: %s", name, met.field(), met.system(),
                    met.kept().value(), met.lost().value(), met.open() ? ", open" : "", met.policy());
        } else if (fact instanceof Fact.ReadAnew anew) {
            journal.note("  %s: conflict on %s with %s reads anew, kept %s, lost %s", name, anew.field(),
                    anew.system(), anew.kept(), anew.lost());
        } else if (fact instanceof Fact.Decided decided) {
            journal.note("  %s: %s in %s is decided by %s", name, decided.field(), decided.system(), decided.by());
        } else if (fact instanceof Fact.Duplicated doubt) {
            journal.note("  %s:%s may be a duplicate: %s", doubt.system(), doubt.externalId(), doubt.reason());
        } else if (fact instanceof Fact.Outrun) {
            journal.note("  %s: an answer was outrun by another one", name);
        }
    }
}
