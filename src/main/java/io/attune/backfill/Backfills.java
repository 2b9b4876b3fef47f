package io.attune.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.attune.catalog.Catalog;
import io.attune.document.JsonText;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Begins backfills, sees to it that they go on, and knows how far they are. */
@ApplicationScoped
public class Backfills {

    private static final String FIND = """
            select id, mapping, dry_run, state, report::text as report, why, began_at, counted_at, ended_at
            from backfill where id = $1""";

    private final Catalog catalog;
    private final Counts counts;
    private final Counting counting;
    private final Pool pool;

    Backfills(Catalog catalog, Counts counts, Counting counting, Pool pool) {
        this.catalog = catalog;
        this.counts = counts;
        this.counting = counting;
        this.pool = pool;
    }

    /**
     * One backfill as it is now.
     *
     * @param report once all is counted: how many records each system holds, and groups of what belongs together
     * @param why    why it failed; while it counts, what it waits for
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record BackfillView(long id, String mapping, boolean dryRun, String state, JsonNode report,
            Optional<String> why, Instant beganAt, Optional<Instant> countedAt, Optional<Instant> endedAt) {}

    /** What came of wanting one. */
    public sealed interface Beginning {

        /** It goes on by itself. */
        record Begun(long id) implements Beginning {}

        record NoMapping() implements Beginning {}

        /** Another one of the mapping counts. */
        record Busy(long id) implements Beginning {}

        default <R> R fold(Function<Begun, R> begun, Supplier<R> noMapping, Function<Busy, R> busy) {
            if (this instanceof Begun it) {
                return begun.apply(it);
            }
            return this instanceof Busy it ? busy.apply(it) : noMapping.get();
        }
    }

    public Uni<Beginning> begin(String mapping, boolean dryRun) {
        if (catalog.mapping(mapping).isEmpty()) {
            return Uni.createFrom().item(new Beginning.NoMapping());
        }
        return counts.begin(mapping, dryRun).chain(begun -> begun.isPresent()
                ? Uni.createFrom().item(new Beginning.Begun(begun.get()))
                : counts.counting(mapping).chain(other -> other.isPresent()
                        ? Uni.createFrom().item(new Beginning.Busy(other.get())) : begin(mapping, dryRun)));
    }

    /** New ones, and those that a process left behind. */
    @Scheduled(every = "1s", delayed = "3s", identity = "backfills",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return counts.finish().chain(counts::claim).invoke(claimed -> claimed.ifPresent(this::goOn)).replaceWithVoid();
    }

    private void goOn(Count count) {
        counting.run(count).subscribe().with(done -> { }, failure -> Log.errorf(failure,
                "backfill.failed backfill=%d mapping=%s next=\"when its lease ends\"", count.id(), count.mapping()));
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
                moment(row, "counted_at"), moment(row, "ended_at"));
    }

    private static Optional<Instant> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
