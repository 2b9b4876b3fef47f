package io.attune.sandbox.shop.hook;

import io.attune.sandbox.shop.rules.Notice;
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
import java.util.function.Function;
import java.util.function.IntFunction;

/** The webhooks in the database. */
public final class HookTable {

    /** A claim runs out after this, should the process die with it: then the webhook is sent again. */
    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final Duration LOG = Duration.ofDays(7);

    private static final String ADD = """
            insert into sandbox.shop_webhook (id, event_id, topic, body, happened_at, due_at)
            select unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::text[]), unnest($4::text[]), $5, $5""";

    private static final String CLAIM_DUE = """
            update sandbox.shop_webhook set due_at = $2 where number in (
                select number from sandbox.shop_webhook where due_at <= $1 order by due_at, number limit $3
                for update skip locked)
            returning id, event_id, topic, body, happened_at, tries""";

    private static final String SETTLE = """
            update sandbox.shop_webhook set tries = $2, due_at = $3, tried_at = $4, status = $5, answer = $6
            where id = $1""";

    private static final String FORGET = """
            delete from sandbox.shop_webhook where due_at is null and happened_at < $1""";

    private static final String LATEST = """
            select id, topic, happened_at, tries, due_at, status, answer
            from sandbox.shop_webhook order by number desc limit $1""";

    private final SqlClient client;

    public HookTable(SqlClient client) {
        this.client = client;
    }

    public Uni<Void> add(List<Notice> notices, Instant now) {
        var values = Tuple.tuple()
                .addValue(column(notices, Notice::id, UUID[]::new))
                .addValue(column(notices, Notice::event, UUID[]::new))
                .addValue(column(notices, Notice::topic, String[]::new))
                .addValue(column(notices, Notice::body, String[]::new))
                .addValue(utc(now));
        return notices.isEmpty() ? Uni.createFrom().voidItem() : run(ADD, values).replaceWithVoid();
    }

    private static <T> T[] column(List<Notice> notices, Function<Notice, T> part, IntFunction<T[]> array) {
        return notices.stream().map(part).toArray(array);
    }

    Uni<List<Delivery>> claim(Instant now, int most) {
        return run(CLAIM_DUE, Tuple.of(utc(now), utc(now.plus(CLAIM)), most))
                .map(rows -> rows.stream().map(HookTable::delivery).toList());
    }

    Uni<Void> settle(Delivery delivery, Answer answer, Instant now) {
        int tries = delivery.tries() + 1;
        var pause = RetrySchedule.pauseAfter(tries).filter(it -> !answer.isDelivered());
        return run(SETTLE, Tuple.tuple()
                .addValue(delivery.id())
                .addValue(tries)
                .addValue(pause.map(it -> utc(now.plus(it))).orElse(null))
                .addValue(utc(now))
                .addValue(answer.status().orElse(null))
                .addValue(answer.words())).replaceWithVoid();
    }

    /** Drops what was delivered or given up a week ago. */
    Uni<Void> forget(Instant now) {
        return run(FORGET, Tuple.of(utc(now.minus(LOG)))).replaceWithVoid();
    }

    public Uni<List<HookLine>> latest(int most) {
        return run(LATEST, Tuple.of(most)).map(rows -> rows.stream().map(HookTable::line).toList());
    }

    private Uni<RowSet<Row>> run(String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values);
    }

    private static Delivery delivery(Row row) {
        return new Delivery(row.getUUID("id"), row.getUUID("event_id"), row.getString("topic"), row.getString("body"),
                row.getOffsetDateTime("happened_at").toInstant(), row.getInteger("tries"));
    }

    private static HookLine line(Row row) {
        return new HookLine(row.getUUID("id").toString(), row.getString("topic"),
                row.getOffsetDateTime("happened_at").toInstant(), row.getInteger("tries"),
                Optional.ofNullable(row.getOffsetDateTime("due_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getInteger("status")), Optional.ofNullable(row.getString("answer")));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
