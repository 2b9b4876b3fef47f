package io.attune.rebase;

import io.attune.catalog.Forecast;
import io.attune.catalog.Foresight;
import io.attune.mapping.Mapping;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.record.RecordSample;
import io.attune.sync.Amendments;
import io.attune.sync.RuleBook;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Looks at every record of a mapping, or at a thousand of them where there are more. */
@ApplicationScoped
class Forecasts implements Foresight {

    private static final int MOST = 1_000;
    private static final int EXAMPLES = 5;

    private final RecordSample sample;
    private final RuleBook rules;

    Forecasts(RecordSample sample, RuleBook rules) {
        this.sample = sample;
        this.rules = rules;
    }

    @Override
    public Uni<Forecast> of(Mapping before, Mapping now) {
        var amendment = Amendments.between(before.forms(), now.forms());
        var versions = new Foretold.Versions(before, now, new Rebase.Terms(rules.unbound(before), rules.unbound(now),
                amendment, Carried.between(Optional.of(before), now)));
        return sample.count(now.name()).chain(records -> amendment.isEmpty() || records == 0
                ? Uni.createFrom().item(new Forecast(records, 0, 0, 0, List.of()))
                : sample.of(now.name(), MOST).emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(states -> forecast(records, states, versions)));
    }

    private static Forecast forecast(long records, List<RecordState> states, Foretold.Versions versions) {
        var foretold = states.stream().map(state -> Foretold.of(state, versions)).filter(Foretold::isWritten).toList();
        var examples = foretold.stream().flatMap(one -> one.examples().stream().limit(1)).limit(EXAMPLES).toList();
        return new Forecast(Math.max(records, states.size()), states.size(), foretold.size(),
                (int) foretold.stream().filter(Foretold::guessed).count(), examples);
    }
}
