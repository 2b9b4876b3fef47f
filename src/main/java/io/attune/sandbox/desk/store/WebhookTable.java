package io.attune.sandbox.desk.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The webhooks in the database. Each statement takes part in its client's transaction, if any. */
public final class WebhookTable {

    /** A claim runs out after this, should the process die with it: then the webhook is sent again. */
    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final Duration LOG = Duration.ofDays(7);

    private static final String ADD = """
            insert into sandbox.desk_webhook (id, type, body, happened_at, due_at)
            select unnest($1::uuid[]), unnest($2::text[]), unnest($3::text[]), $4, $4""";

    private static final String CLAIM_DUE = """
            update sandbox.desk_webhook set due_at = $2, tries = tries + 1 where number in (
                select number from sandbox.desk_webhook where due_at <= $1 order by due_at, number limit $3
                for update skip locked)
            returning id, type, body, tries""";

    private static final String SETTLE = """
            update sandbox.desk_webhook set due_at = $2, tried_at = $3, status = $4, answer = $5 where id = $1""";

    private static final String LATEST = """
            select id, type, happened_at, tries, due_at, status, answer
            from sandbox.desk_webhook order by number desc limit $1""";

    private final SqlClient db;

    public WebhookTable(SqlClient db) {
        this.db = db;
    }

    /**
     * A webhook that is being sent.
     *
     * @param tries with the one that is being made
     */
    public record Due(UUID id, String type, String body, int tries) {}

    /**
     * How a try ended.
     *
     * @param next when it is tried again; empty: delivered, or given up
     */
    public record Ended(Optional<Integer> status, String answer, Optional<Instant> next) {}

    /** A webhook as the page shows it. */
    public record Line(String id, String type, Instant happenedAt, int tries, Optional<Instant> dueAt,
            Optional<Integer> status, Optional<String> answer) {}

    Uni<Void> add(List<Notice> notices, Instant now) {
        return notices.isEmpty() ? Uni.createFrom().voidItem() : run(ADD, Tuple.tuple()
                .addValue(notices.stream().map(Notice::id).toArray(UUID[]::new))
                .addValue(notices.stream().map(Notice::type).toArray(String[]::new))
                .addValue(notices.stream().map(Notice::body).toArray(String[]::new))
                .addValue(utc(now))).replaceWithVoid();
    }

    public Uni<List<Due>> claim(Instant now, int most) {
        return run(CLAIM_DUE, Tuple.of(utc(now), utc(now.plus(CLAIM)), most)).map(rows -> rows.stream()
                .map(row -> new Due(row.getUUID("id"), row.getString("type"), row.getString("body"),
                        row.getInteger("tries")))
                .toList());
    }

    public Uni<Void> settle(Due due, Ended ended, Instant now) {
        return run(SETTLE, Tuple.of(due.id(), ended.next().map(WebhookTable::utc).orElse(null), utc(now),
                ended.status().orElse(null), ended.answer())).replaceWithVoid();
    }

    /** Drops what was delivered or given up a week ago. */
    public Uni<Void> forget(Instant now) {
        return run("delete from sandbox.desk_webhook where due_at is null and happened_at < $1",
                Tuple.of(utc(now.minus(LOG)))).replaceWithVoid();
    }

    public Uni<List<Line>> latest(int most) {
        return run(LATEST, Tuple.of(most)).map(rows -> rows.stream().map(WebhookTable::line).toList());
    }

    private Uni<RowSet<Row>> run(String sql, Tuple values) {
        return db.preparedQuery(sql).execute(values);
    }

    private static Line line(Row row) {
        return new Line(row.getUUID("id").toString(), row.getString("type"),
                row.getOffsetDateTime("happened_at").toInstant(), row.getInteger("tries"),
                Optional.ofNullable(row.getOffsetDateTime("due_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getInteger("status")), Optional.ofNullable(row.getString("answer")));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
