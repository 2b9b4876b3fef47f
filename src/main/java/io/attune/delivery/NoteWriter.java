package io.attune.delivery;

import io.attune.record.Problems;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
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
        return problems.ofReadings(db, notes.readings())
                .chain(() -> problems.written(db, works))
                .chain(() -> each(unwritable, one ->
                        problems.ofWriting(db, one.record(), one.system(), one.words())))
                .chain(() -> deliveries.drop(db, notes.dropped()))
                .chain(() -> each(notes.others(), one -> one.apply(db)))
                .chain(() -> attempts.store(db, notes.attempts()));
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> statement) {
        return items.isEmpty() ? Uni.createFrom().voidItem()
                : Multi.createFrom().iterable(items)
                        .onItem().transformToUniAndConcatenate(item -> statement.apply(item))
                        .collect().last().replaceWithVoid();
    }
}
