package io.attune.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * A real PostgreSQL inside the data folder, for whoever brings no server of their own. It listens on loopback only,
 * asks for a password that nobody but the owner of the folder can read, writes every commit to disk, and keeps its data
 * over restarts.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The names and folders of a database that was once made: changing one loses sight of it. */
    private static final String USER = "postgres";
    private static final String DATABASE = "attune";
    private static final String CLUSTER = "postgres";
    private static final String PROGRAMS = "postgres-programs";
    private static final String PASSWORD = "postgres.password";
    private static final String MAKING = "postgres.making";
    private static final Duration START = Duration.ofSeconds(60); // recovery after a crash may take a while

    private final EmbeddedPostgres server;
    private final DatabaseAddress address;

    private EmbeddedDatabase(EmbeddedPostgres server, DatabaseAddress address) {
        this.server = server;
        this.address = address;
    }

    /** Ready when this returns. A server that an earlier, killed process left behind is stopped first. */
    public static EmbeddedDatabase start(DataFolder folder) {
        return start(folder, folder.path().resolve(PROGRAMS), true);
    }

    /** @param durable false: commits survive a killed process but not a power cut, which is enough for a test */
    static EmbeddedDatabase start(DataFolder folder, Path programs, boolean durable) {
        var cluster = folder.path().resolve(CLUSTER);
        Postmaster.in(cluster).ifPresent(Postmaster::stop);
        var password = folder.secret(PASSWORD, EmbeddedDatabase::randomPassword);
        var making = folder.path().resolve(MAKING);
        try {
            forgetHalfMade(cluster, making);
            var server = builder(folder, cluster, password)
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setServerConfig("fsync", durable ? "on" : "off")
                    .start();
            var database = new EmbeddedDatabase(server, database(server, password));
            Files.deleteIfExists(making);
            return database;
        } catch (IOException | IllegalStateException | SQLException e) {
            throw new StartRefused("PostgreSQL does not start in " + cluster + ": " + e.getMessage()
                    + "; its own words are in " + log(folder), e);
        }
    }

    /** The library is made for tests and turns durability off; here it is turned on again, and trust into passwords. */
    private static EmbeddedPostgres.Builder builder(DataFolder folder, Path cluster, String password) {
        var log = Redirect.appendTo(log(folder).toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setLocaleConfig("auth", "scram-sha-256") // these go to initdb, after the library's own `-A trust`
                .setLocaleConfig("pwfile", folder.path().resolve(PASSWORD).toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", password);
    }

    /** A first start that was killed leaves a half-made folder, known by its mark; nothing was in it yet. */
    private static void forgetHalfMade(Path cluster, Path making) throws IOException {
        if (Files.exists(making) && Files.isDirectory(cluster)) {
            try (var files = Files.walk(cluster)) {
                files.sorted(Comparator.reverseOrder()).forEach(EmbeddedDatabase::delete);
            }
        }
        if (!Files.exists(cluster)) {
            Files.writeString(making, "");
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseAddress database(EmbeddedPostgres server, String password) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'");
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        }
        return new DatabaseAddress("postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE, USER, password);
    }

    private static Path log(DataFolder folder) {
        return folder.path().resolve("postgres.log");
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
