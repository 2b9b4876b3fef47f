package io.attune.review;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts what waits, in one round trip: for a system, for a parent, for a person. */
@ApplicationScoped
public class Waiting {

    /** Each part reads an index or a table that holds just what waits, never the history. */
    private static final String COUNT = """
            select connection, state, count(*) as waiting, min(since) as oldest from delivery group by connection, state
            union all
            select connection, state, count(*), min(received_at) from event
            where state = 'stored' group by connection, state
            union all
            select connection, state, count(*), min(received_at) from event
            where state in ('unreadable', 'failed') group by connection, state""";

    private final Pool pool;

    Waiting(Pool pool) {
        this.pool = pool;
    }

    public Uni<List<WaitingView>> count() {
        return pool.query(COUNT).execute().map(rows -> rows.stream().map(Waiting::view).toList());
    }

    private static WaitingView view(Row row) {
        return new WaitingView(row.getString("connection"), row.getString("state"), row.getLong("waiting"),
                row.getOffsetDateTime("oldest").toInstant());
    }
}
