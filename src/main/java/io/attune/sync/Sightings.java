package io.attune.sync;

import io.attune.mapping.Reading;
import io.attune.mapping.RowProblem;
import io.attune.record.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Notes what a telling showed beside values: rows that could not be read, and records that may be one. */
@ApplicationScoped
class Sightings {

    private static final String DUPLICATE = """
            insert into duplicate (mapping, system, ext_id, other, reason, at) values ($1, $2, $3, $4, $5, $6)
            on conflict (mapping, system, ext_id) do nothing""";

    private final Problems problems;
    private final Clock clock;

    Sightings(Problems problems, Clock clock) {
        this.problems = problems;
        this.clock = clock;
    }

    Uni<Void> noteProblems(SqlConnection db, Told told, StepResult result, Reading reading) {
        var words = reading.problems().stream()
                .collect(Collectors.toMap(RowProblem::row, RowProblem::words, (first, second) -> first));
        return result.record().isEmpty() ? Uni.createFrom().voidItem()
                : problems.replace(db, result.record().get(), told.system().name(), words);
    }

    Uni<StepResult> noteDuplicate(SqlConnection db, Told told, UUID holder) {
        var identity = told.identity();
        var reason = "has the same key as a record that is another one in " + identity.system();
        return db.preparedQuery(DUPLICATE)
                .execute(Tuple.of(identity.mapping(), identity.system(), identity.externalId(), holder, reason,
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWith(new StepResult(Optional.empty(), "may be a duplicate: " + reason, List.of()));
    }
}
