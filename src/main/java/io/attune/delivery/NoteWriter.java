package io.attune.delivery;

import io.attune.batch.Pipeline;
import io.attune.record.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Stores notes: those of one kind in one statement. */
@ApplicationScoped
class NoteWriter {

    private final Problems problems;
    private final Deliveries deliveries;
    private final AttemptLog attempts;

    NoteWriter(Problems problems, Deliveries deliveries, AttemptLog attempts) {
        this.problems = problems;
        this.deliveries = deliveries;
        this.attempts = attempts;
    }

    Uni<Void> store(SqlConnection db, Notes notes) {
        var works = notes.writings().stream().filter(one -> one.words().isEmpty()).collect(
                Collectors.toMap(Notes.Unwritable::record, Notes.Unwritable::system));
        var unwritable = notes.writings().stream().filter(one -> !one.words().isEmpty()).toList();
        var statements = new ArrayList<>(List.of(problems.ofReadings(db, notes.readings()),
                problems.written(db, works)));
        unwritable.forEach(one -> statements.add(problems.ofWriting(db, one.record(), one.system(), one.words())));
        statements.add(deliveries.drop(db, notes.dropped()));
        notes.others().forEach(one -> statements.add(one.apply(db)));
        statements.add(attempts.store(db, notes.attempts()));
        return Pipeline.run(statements);
    }
}
