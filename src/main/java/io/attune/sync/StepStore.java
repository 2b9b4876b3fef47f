package io.attune.sync;

import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Stores the step that a telling led to. */
@ApplicationScoped
class StepStore {

    private final RecordWriter writer;
    private final RuleBook rules;
    private final Clock clock;

    StepStore(RecordWriter writer, RuleBook rules, Clock clock) {
        this.writer = writer;
        this.rules = rules;
        this.clock = clock;
    }

    Uni<StepResult> save(SqlConnection db, Told told, Optional<RecordState> before, Step step) {
        return writer.save(db, saving(told, before, step)).replaceWith(result(step));
    }

    Uni<Void> save(SqlConnection db, List<Saving> savings) {
        return savings.isEmpty() ? Uni.createFrom().voidItem() : writer.save(db, savings);
    }

    Saving saving(Told told, Optional<RecordState> before, Step step) {
        var mapping = told.mapping();
        return new Saving(mapping.name(), rules.of(mapping), before, step, told.event(), clock.instant(),
                MappingRules.connections(mapping)).bulk(told.bulk());
    }

    static StepResult result(Step step) {
        return new StepResult(Optional.of(step.state().id()), step.ignored().orElse("merged"), step.lagging(), false,
                Optional.empty());
    }
}
