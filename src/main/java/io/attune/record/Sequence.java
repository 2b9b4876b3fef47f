package io.attune.record;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Runs statements of one transaction one after the other. */
final class Sequence {

    private Sequence() {}

    static Uni<Void> run(List<Uni<Void>> statements) {
        return Multi.createFrom().iterable(statements)
                .onItem().transformToUniAndConcatenate(statement -> statement)
                .collect().last()
                .replaceWithVoid();
    }
}
