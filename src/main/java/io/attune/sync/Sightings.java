package io.attune.sync;

import io.attune.batch.Columns;
import io.attune.mapping.Reading;
import io.attune.merge.Fact;
import io.attune.record.Identity;
import io.attune.record.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notes what a telling showed beside values: rows that could not be read, and records that may be one. */
@ApplicationScoped
class Sightings {

    private static final String DUPLICATE = """
            insert into duplicate (mapping, system, ext_id, other, reason, at) values ($1, $2, $3, $4, $5, $6)
            on conflict (mapping, system, ext_id) do nothing""";
    private static final String ASKED = """
            select decided from duplicate where mapping = $1 and system = $2 and ext_id = $3
                and (decided is null or decided = 'ignore')""";

    private static final String ASKED_MANY = """
            select met.mapping, met.system, met.ext_id
            from unnest($1::text[], $2::text[], $3::text[]) as met (mapping, system, ext_id) cross join lateral (
                select decided from duplicate where duplicate.mapping = met.mapping and duplicate.system = met.system
                    and duplicate.ext_id = met.ext_id limit 1) question
            where decided is null or decided = 'ignore'""";

    private final Problems problems;
    private final Clock clock;

    Sightings(Problems problems, Clock clock) {
        this.problems = problems;
        this.clock = clock;
    }

    Uni<Void> noteProblems(SqlConnection db, Told told, StepResult result, Reading reading) {
        return result.record().isEmpty() ? Uni.createFrom().voidItem()
                : problems.ofReading(db, new Problems.Read(result.record().get(), told.system().name(),
                        reading.problems(), told.part(reading)));
    }

    /** Why nothing is made of it: a person was asked and has not answered yet, or said that it is to be ignored. */
    Uni<Optional<String>> setAside(SqlConnection db, Identity identity) {
        return db.preparedQuery(ASKED).execute(Tuple.of(identity.mapping(), identity.system(), identity.externalId()))
                .map(rows -> rows.size() == 0 ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0) == null
                                ? "waits in the list of duplicates for a person" : "ignored, as a person decided"));
    }

    /** Those of which a person was asked and has not said what becomes of them, or said that they are ignored. */
    Uni<Set<Identity>> setAside(SqlConnection db, Collection<Identity> identities) {
        return Columns.of(identities).texts(Identity::mapping).texts(Identity::system).texts(Identity::externalId)
                .query(db, ASKED_MANY).map(rows -> {
                    var asked = new LinkedHashSet<Identity>();
                    rows.forEach(row -> asked.add(new Identity(row.getString("mapping"), row.getString("system"),
                            row.getString("ext_id"))));
                    return asked;
                });
    }

    Uni<Void> noteProblems(SqlConnection db, List<Problems.Read> readings) {
        return problems.ofReadings(db, readings);
    }

    Uni<StepResult> noteDuplicate(SqlConnection db, Told told, Fact.Duplicated question) {
        var identity = told.identity();
        var reason = question.reason();
        return db.preparedQuery(DUPLICATE)
                .execute(Tuple.of(identity.mapping(), identity.system(), identity.externalId(),
                        question.other().orElse(null), reason,
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWith(StepResult.ignored("may be a duplicate: " + reason));
    }
}
