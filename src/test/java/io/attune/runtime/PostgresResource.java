package io.attune.runtime;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one server for the whole run, a new and migrated database (the sandbox's tables too) for each
 * start of the application. Use it as {@code @WithTestResource(PostgresResource.class)}, or {@link #database} without Quarkus.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Made at first use; a class that no test touches starts no server. */
    private static final class Server {
        static final EmbeddedDatabase RUNNING = run();

        private static EmbeddedDatabase run() {
            try {
                var target = Files.createDirectories(Path.of("target"));
                var folder = DataFolder.open(Files.createTempDirectory(target, "test-data-"));
                var server = EmbeddedDatabase.start(folder, target.resolve("postgres-programs").toAbsolutePath(), false);
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new, migrated database on the run's server. */
    public static DatabaseAddress database() {
        var server = Server.RUNNING.address();
        var name = "test" + COUNT.incrementAndGet();
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var url = server.url().substring(0, server.url().lastIndexOf('/') + 1) + name;
        var database = new DatabaseAddress(url, server.user(), server.password());
        Migrations.core(database);
        Migrations.sandbox(database);
        return database;
    }

    @Override
    public Map<String, String> start() {
        var database = database();
        return Map.of(
                "quarkus.datasource.reactive.url", database.url(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        // the server serves the next test; it ends with the run
    }
}
