package io.attune.runtime;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A pool on a new, migrated database, for tests that need no server around it. */
public final class PostgresPool implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    private PostgresPool(DatabaseAddress database) {
        var connect = PgConnectOptions.fromUri(database.url())
                .setUser(database.user())
                .setPassword(database.password())
                .setCachePreparedStatements(true);
        pool = PgBuilder.pool().with(new PoolOptions().setMaxSize(16)).connectingTo(connect).using(vertx)
                .withConnectHandler(session -> new DatabaseSessions().begin(session.getDelegate())).build();
    }

    public static PostgresPool open() {
        return new PostgresPool(PostgresResource.database());
    }

    public Pool pool() {
        return pool;
    }

    public Vertx vertx() {
        return vertx;
    }

    public void run(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }

    /** The rows, each as its columns joined by a bar. */
    public List<String> rows(String sql) {
        return pool.query(sql).execute().await().indefinitely().stream().map(PostgresPool::line).toList();
    }

    private static String line(Row row) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> String.valueOf(row.getValue(column)))
                .collect(Collectors.joining("|"));
    }

    @Override
    public void close() {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
    }
}
