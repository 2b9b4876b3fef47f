package io.attune.call;

import io.attune.process.Replicas;
import io.attune.process.ThisProcess;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The board in the database; its clock alone says when a standstill ends. Nothing is put there by a process that is alone. */
@ApplicationScoped
class SharedBoard implements Board {

    /** Systems that ask for a pause with every answer are not put there anew for less. */
    private static final long WORTH_MILLIS = 1_000;

    private static final String PUT = """
            insert into standstill (connection, kind, process, until)
            values ($1, $2, $3, now() + make_interval(secs => $4))
            on conflict (connection, kind) do update set process = excluded.process, until = excluded.until
            where standstill.until < excluded.until""";
    private static final String REMOVE = "delete from standstill where connection = $1 and kind = $2";
    private static final String OTHERS = """
            select connection, kind, (extract(epoch from until - now()) * 1000)::bigint as millis from standstill
            where until > now() and process <> $1 order by connection, kind""";

    private final Pool pool;
    private final ThisProcess self;
    private final Replicas replicas;
    private final Map<String, Long> put = new ConcurrentHashMap<>();

    SharedBoard(Pool pool, ThisProcess self, Replicas replicas) {
        this.pool = pool;
        this.self = self;
        this.replicas = replicas;
    }

    @Override
    public void put(Standstill one) {
        if (replicas.living() > 1 && isNews(one)) {
            tell(PUT, Tuple.of(one.connection(), one.kind(), self.id(), one.left().toMillis() / 1000.0));
        }
    }

    private boolean isNews(Standstill one) {
        long until = System.nanoTime() / 1_000_000 + one.left().toMillis();
        return put.merge(one.connection() + " " + one.kind(), until,
                (before, now) -> now - before > WORTH_MILLIS ? now : before) == until;
    }

    @Override
    public void remove(String connection, String kind) {
        put.remove(connection + " " + kind);
        if (replicas.living() > 1) {
            tell(REMOVE, Tuple.of(connection, kind));
        }
    }

    private void tell(String sql, Tuple values) {
        pool.preparedQuery(sql).execute(values).subscribe().with(done -> { }, failure ->
                Log.warnf("standstill.untold why=\"%s\" next=\"the other processes find out by themselves\"", failure));
    }

    /** What the others leave alone. */
    Uni<List<Standstill>> others() {
        return pool.preparedQuery(OTHERS).execute(Tuple.of(self.id()))
                .map(rows -> rows.stream().map(SharedBoard::standstill).toList());
    }

    private static Standstill standstill(Row row) {
        return new Standstill(row.getString("connection"), row.getString("kind"),
                Duration.ofMillis(row.getLong("millis")));
    }
}
