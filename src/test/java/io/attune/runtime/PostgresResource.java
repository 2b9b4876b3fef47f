package io.attune.runtime;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one server for the whole run, a new and migrated database (the sandbox's tables too) for
 * each start of the application, with the settings of the demo. Use it as {@code
 * @WithTestResource(PostgresResource.class)}, or {@link #database} without Quarkus.
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
                var programs = target.resolve("postgres-programs").toAbsolutePath();
                var server = EmbeddedDatabase.start(folder, programs, false);
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
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.reactive.url", database.url());
        settings.put("quarkus.datasource.username", database.user());
        settings.put("quarkus.datasource.password", database.password());
        settings.putAll(demoOn(freePort()));
        return settings;
    }

    /** What {@code ./attune demo} sets: its connections lead to the sandbox on the test's own port. */
    private static Map<String, String> demoOn(int port) {
        var address = "http://127.0.0.1:" + port;
        return Map.of(
                "quarkus.http.test-port", Integer.toString(port),
                "attune.egress.allow", address,
                "ATTUNE_SANDBOX_URL", address + "/sandbox",
                "ATTUNE_SHOP_WEBHOOK_SECRET", "attune-demo-shop-webhook-secret",
                "ATTUNE_SHOP_TOKEN", "attune-demo-shop-token",
                "ATTUNE_CRM_CLIENT_ID", "attune-demo",
                "ATTUNE_CRM_CLIENT_SECRET", "attune-demo-crm-secret",
                "ATTUNE_CRM_WEBHOOK_SECRET", "attune-demo-crm-webhook-secret",
                "ATTUNE_DESK_TOKEN", "attune-demo-desk-token",
                "ATTUNE_DESK_WEBHOOK_SECRET", "attune-demo-desk-webhook-secret");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the server serves the next test; it ends with the run
    }
}
