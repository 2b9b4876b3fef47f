package io.attune.batch;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Statements of one transaction that need nothing of each other's answers. */
public final class Pipeline {

    private Pipeline() {}

    /**
     * Sends them one after the other without waiting, in one round trip: the database takes them in this order. Fails
     * as the first one did that failed; those after it had no effect then.
     *
     * @param statements each of which sends its first one when it is subscribed to
     */
    public static Uni<Void> run(List<Uni<Void>> statements) {
        return statements.isEmpty() ? Uni.createFrom().voidItem()
                : Uni.join().all(statements.stream().map(Pipeline::end).toList()).andFailFast()
                        .chain(ends -> ends.stream().flatMap(Optional::stream).findFirst()
                                .map(failure -> Uni.createFrom().<Void>failure(failure))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Uni<Optional<Throwable>> end(Uni<Void> statement) {
        return statement.onItemOrFailure().transform((done, failure) -> Optional.ofNullable(failure));
    }
}
