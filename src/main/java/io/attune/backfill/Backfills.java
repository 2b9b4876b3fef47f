package io.attune.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.attune.catalog.Catalog;
import io.attune.document.JsonText;
import io.attune.mapping.Mapping;
import io.attune.redaction.Redactor;
import io.attune.sweep.FullSweeps;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Begins backfills and knows how far they are. */
@ApplicationScoped
public class Backfills {

    private static final String BEGIN = """
            insert into backfill (mapping, dry_run, began_at) values ($1, $2, $3) returning id""";
    private static final String END = """
            update backfill set state = $2, report = $3::text::jsonb, why = $4, ended_at = $5 where id = $1""";
    private static final String FIND = """
            select id, mapping, dry_run, state, report::text as report, why, began_at, ended_at from backfill where id = $1""";

    private final Catalog catalog;
    private final CensusTaker taker;
    private final FullSweeps sweeps;
    private final Pool pool;
    private final Clock clock;

    Backfills(Catalog catalog, CensusTaker taker, FullSweeps sweeps, Pool pool, Clock clock) {
        this.catalog = catalog;
        this.taker = taker;
        this.sweeps = sweeps;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * One backfill as it is now.
     *
     * @param report once all is counted: how many records each system holds, and groups of what belongs together
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record BackfillView(long id, String mapping, boolean dryRun, String state, JsonNode report,
            Optional<String> why, Instant beganAt, Optional<Instant> endedAt) {}

    /** Its id; empty where there is no such mapping. It goes on by itself. */
    public Uni<Optional<Long>> begin(String mapping, boolean dryRun) {
        return catalog.mapping(mapping)
                .map(found -> pool.preparedQuery(BEGIN).execute(Tuple.of(mapping, dryRun, now()))
                        .map(rows -> rows.iterator().next().getLong("id"))
                        .invoke(id -> goOn(id, found, dryRun))
                        .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private void goOn(long id, Mapping mapping, boolean dryRun) {
        count(id, mapping, dryRun).subscribe().with(done -> { },
                failure -> Log.errorf(failure, "backfill.failed backfill=%d mapping=%s", id, mapping.name()));
    }

    private Uni<Void> count(long id, Mapping mapping, boolean dryRun) {
        return Uni.createFrom().deferred(() -> taker.count(mapping))
                .chain(report -> (dryRun ? Uni.createFrom().voidItem() : sweeps.begin(mapping))
                        .chain(() -> end(id, mapping, dryRun ? "counted" : "running", Optional.of(report), null)))
                .onFailure(CannotList.class).recoverWithUni(failure ->
                        end(id, mapping, "failed", Optional.empty(), Redactor.line(failure.getMessage())));
    }

    private Uni<Void> end(long id, Mapping mapping, String state, Optional<Report> report, String why) {
        Log.infof("backfill.counted backfill=%d mapping=%s state=%s why=\"%s\"", id, mapping.name(), state, why == null
                ? "" : why);
        return pool.preparedQuery(END)
                .execute(Tuple.of(id, state, report.map(found -> JsonText.write(found.json())).orElse(null), why,
                        now()))
                .replaceWithVoid();
    }

    public Uni<Optional<BackfillView>> find(long id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(view(rows.iterator().next())));
    }

    private static BackfillView view(Row row) {
        var report = row.getString("report");
        return new BackfillView(row.getLong("id"), row.getString("mapping"), row.getBoolean("dry_run"),
                row.getString("state"), report == null ? null : JsonText.parseOwn(report),
                Optional.ofNullable(row.getString("why")), row.getOffsetDateTime("began_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
