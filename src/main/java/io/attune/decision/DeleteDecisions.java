package io.attune.decision;

import io.attune.listing.Asked;
import io.attune.merge.Revival;
import io.attune.redaction.Redactor;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** A person lets deletes go on that were over the cap, or drops them: then the records live on where they still are. */
@ApplicationScoped
public class DeleteDecisions {

    /** The filters of the list of deletes; a test holds the two together. */
    private static final String MATCHING = """
            state = 'held'
                and ($1::text is null or mapping = $1)
                and ($2::text is null or system = $2)
                and ($3::uuid is null or record = $3)
                and ($4::timestamptz is null or since >= $4)
                and ($5::timestamptz is null or since < $5)""";
    private static final String APPROVE = """
            with approved as (
                update delivery set state = 'due', due_at = $6, tries = 0, outage = false where %s returning record)
            insert into decision (record, at, decided_by, words)
            select distinct record, $6, $7, 'its delete goes on' from approved
            """.formatted(MATCHING);
    private static final String RECORDS = "select distinct record from delivery where " + MATCHING;
    private static final String HELD = "select 1 from delivery where record = $1 and state = 'held' limit 1";
    private static final String NOTE = """
            insert into decision (record, at, decided_by, words)
            values ($1, $2, $3, 'its delete was dropped: it lives on')""";

    private final Pool pool;
    private final Decider decider;
    private final Clock clock;

    DeleteDecisions(Pool pool, Decider decider, Clock clock) {
        this.pool = pool;
        this.decider = decider;
        this.clock = clock;
    }

    /** @return how many records the deletes are of that go on */
    public Uni<Answer> approve(Asked deletes, String by) {
        var filters = filters(deletes);
        filters.addOffsetDateTime(at(clock.instant()));
        filters.addString(by);
        return pool.preparedQuery(APPROVE).execute(filters)
                .invoke(rows -> Log.infof("delete.approved records=%d by=\"%s\"", rows.rowCount(), Redactor.line(by)))
                .map(rows -> new Answer.Done(rows.rowCount()));
    }

    /** @return how many records live on */
    public Uni<Answer> drop(Asked deletes, String by) {
        return pool.preparedQuery(RECORDS).execute(filters(deletes))
                .map(DeleteDecisions::ids)
                .chain(ids -> Multi.createFrom().iterable(ids)
                        .onItem().transformToUniAndConcatenate(id -> drop(id, by))
                        .filter(Boolean::booleanValue)
                        .collect().asList())
                .map(done -> new Answer.Done(done.size()));
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getUUID(0)).toList();
    }

    /** False where somebody was faster. */
    private Uni<Boolean> drop(UUID record, String by) {
        return pool.withTransaction(db -> decider.load(db, record).chain(found ->
                db.preparedQuery(HELD).execute(Tuple.of(record)).chain(held ->
                        found.isEmpty() || held.size() == 0 ? Uni.createFrom().item(false)
                                : revive(db, found.get(), by))));
    }

    private Uni<Boolean> revive(SqlConnection db, Decider.Case one, String by) {
        var now = clock.instant();
        var step = Revival.of(one.state(), one.rules());
        return decider.save(db, one, step)
                .chain(() -> db.preparedQuery(NOTE).execute(Tuple.of(one.state().id(), at(now), by)))
                .invoke(() -> Log.infof("delete.dropped record=%s by=\"%s\" lagging=%s", one.state().id(),
                        Redactor.line(by), step.lagging()))
                .invoke(() -> decider.announce(one.mapping()))
                .replaceWith(step.ignored().isEmpty());
    }

    private static Tuple filters(Asked deletes) {
        var filters = deletes.values();
        return Tuple.from(new Object[] {filters.get("mapping"), filters.get("system"), filters.get("record"),
            at((Instant) filters.get("since")), at((Instant) filters.get("until"))});
    }

    private static OffsetDateTime at(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
