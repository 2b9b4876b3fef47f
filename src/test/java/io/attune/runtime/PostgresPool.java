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
    private final DatabaseAddress database;

    private PostgresPool(DatabaseAddress database, int sessions) {
        this.database = database;
        var connect = PgConnectOptions.fromUri(database.url())
                .setUser(database.user())
                .setPassword(database.password())
                .setCachePreparedStatements(true);
        pool = PgBuilder.pool().with(new PoolOptions().setMaxSize(sessions)).connectingTo(connect).using(vertx)
                .withConnectHandler(session -> new DatabaseSessions().begin(session.getDelegate())).build();
    }

    public static PostgresPool open() {
        return new PostgresPool(PostgresResource.database(), 16);
    }

    /** On the same database, by one session. */
    public PostgresPool alone() {
        return new PostgresPool(database, 1);
    }

    /** On the same database, by one session that goes through this port. */
    public PostgresPool through(int port) {
        return new PostgresPool(new DatabaseAddress(database.url().replaceFirst(":[0-9]+/", ":" + port + "/"), database.user(),
                database.password()), 1);
    }

    int port() {
        return Integer.parseInt(database.url().replaceFirst(".*:([0-9]+)/.*", "$1"));
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
