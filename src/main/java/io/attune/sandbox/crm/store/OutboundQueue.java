package io.attune.sandbox.crm.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** What is still to be told by outbound messages. Each statement takes part in its client's transaction, if any. */
public final class OutboundQueue {

    /** A claim runs out after this, should the process die with it: then the notification is sent again. */
    private static final Duration CLAIM = Duration.ofSeconds(90);

    private static final String CLAIM_DUE = """
            update sandbox.crm_outbound set due_at = $2, tries = tries + 1 where number in (
                select number from sandbox.crm_outbound where due_at <= $1 order by due_at, number limit $3
                for update skip locked)
            returning number, record_id, made_at, tries""";

    private final SqlClient db;

    public OutboundQueue(SqlClient db) {
        this.db = db;
    }

    /**
     * Something about a contact that is to be told.
     *
     * @param tries with the one that is being made
     */
    public record Notification(long number, String record, Instant madeAt, int tries) {}

    Uni<Void> add(String record, Stamp now) {
        return run("insert into sandbox.crm_outbound (record_id, made_at, due_at) values ($1, $2, $2)",
                Tuple.of(record, now.time()));
    }

    public Uni<List<Notification>> claim(Instant now, int most) {
        return db.preparedQuery(CLAIM_DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), now.plus(CLAIM).atOffset(ZoneOffset.UTC), most))
                .map(rows -> rows.stream().map(OutboundQueue::notification).toList());
    }

    /** They are delivered, given up, or of records that are gone. */
    public Uni<Void> remove(Collection<Notification> settled) {
        return run("delete from sandbox.crm_outbound where number = any($1)",
                Tuple.tuple().addValue(settled.stream().map(Notification::number).toArray(Long[]::new)));
    }

    public Uni<Void> putOff(Notification failed, Instant until, String answer) {
        return run("update sandbox.crm_outbound set due_at = $2, answer = $3 where number = $1",
                Tuple.of(failed.number(), until.atOffset(ZoneOffset.UTC), answer));
    }

    private Uni<Void> run(String sql, Tuple values) {
        return db.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static Notification notification(Row row) {
        return new Notification(row.getLong("number"), row.getString("record_id"),
                row.getOffsetDateTime("made_at").toInstant(), row.getInteger("tries"));
    }
}
