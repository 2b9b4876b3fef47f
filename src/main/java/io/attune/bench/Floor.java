package io.attune.bench;

import io.attune.runtime.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** What the database itself can do with the same payload, durably: nothing that keeps it can be faster. */
final class Floor {

    private static final int SINGLE_CLIENTS = 16;
    private static final int BATCHED_CLIENTS = 4;
    private static final int BATCH = 100;

    private final DatabaseAddress database;
    private final byte[] body;
    private final Duration length;

    Floor(DatabaseAddress database, byte[] body, Duration length) {
        this.database = database;
        this.body = body;
        this.length = length;
    }

    /** Rows a second: a commit each, and a hundred a commit. */
    record Rates(double single, double batched) {}

    Rates measure() {
        try (var db = connection(); var statement = db.createStatement()) {
            statement.execute("create table bench_floor (id bigint primary key, body bytea)");
            try {
                return new Rates(rate(SINGLE_CLIENTS, 1), rate(BATCHED_CLIENTS, BATCH));
            } finally {
                statement.execute("drop table bench_floor");
            }
        } catch (SQLException e) {
            throw new BenchFailed("the floor cannot be measured: " + e.getMessage());
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl() + "?reWriteBatchedInserts=true", database.user(),
                database.password());
    }

    /** The clients sign in first: that is no part of it. */
    private double rate(int clients, int batch) throws SQLException {
        var connections = new ArrayList<Connection>();
        var threads = Executors.newFixedThreadPool(clients);
        try {
            for (int i = 0; i < clients; i++) {
                connections.add(connection());
            }
            var ids = new AtomicLong(batch == 1 ? 0 : 1L << 40);
            long begin = System.nanoTime();
            long end = begin + length.toNanos();
            var rows = connections.stream()
                    .map(db -> CompletableFuture.supplyAsync(() -> insert(db, ids, batch, end), threads)).toList();
            return rows.stream().mapToLong(CompletableFuture::join).sum() * 1e9 / (System.nanoTime() - begin);
        } finally {
            threads.shutdown();
            for (var db : connections) {
                db.close();
            }
        }
    }

    /** At least once, however slow. */
    private long insert(Connection db, AtomicLong ids, int batch, long end) {
        try (var insert = db.prepareStatement("insert into bench_floor (id, body) values (?, ?)")) {
            db.setAutoCommit(batch == 1);
            long rows = 0;
            do {
                for (int i = 0; i < batch; i++) {
                    insert.setLong(1, ids.incrementAndGet());
                    insert.setBytes(2, body);
                    insert.addBatch();
                }
                insert.executeBatch();
                if (batch > 1) {
                    db.commit();
                }
                rows += batch;
            } while (System.nanoTime() < end);
            return rows;
        } catch (SQLException e) {
            throw new BenchFailed("the floor cannot be measured: " + e.getMessage());
        }
    }
}
