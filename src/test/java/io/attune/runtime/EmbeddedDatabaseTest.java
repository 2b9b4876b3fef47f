package io.attune.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.DocPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real server in a folder of its own: what a start, a stop and a kill leave behind. */
class EmbeddedDatabaseTest {

    private static final Path PROGRAMS = Path.of("target/postgres-programs").toAbsolutePath();

    @TempDir
    Path data;

    @Test
    void keepsItsDataOverARestartAndWritesCommitsToDisk() throws SQLException {
        try (var folder = DataFolder.open(data); var server = EmbeddedDatabase.start(folder, PROGRAMS, true)) {
            assertEquals("on", one(server.address(), "show fsync"));
            assertEquals("on", one(server.address(), "show synchronous_commit"));
            assertEquals("127.0.0.1", one(server.address(), "show listen_addresses"));
            execute(server.address(), "create table kept as select 42 as answer");
        }
        try (var folder = DataFolder.open(data); var server = EmbeddedDatabase.start(folder, PROGRAMS, true)) {
            assertEquals("42", one(server.address(), "select answer from kept"));
        }
        assertTrue(Postmaster.in(data.resolve("postgres")).isEmpty());
    }

    @Test
    void aServerLeftOverByAKilledProcessIsStoppedAndItsDataKept() throws Exception {
        killedOnceReady();
        assertTrue(Postmaster.in(data.resolve("postgres")).isPresent());

        try (var folder = DataFolder.open(data); var server = EmbeddedDatabase.start(folder, PROGRAMS, true)) {
            assertEquals("42", one(server.address(), "select answer from kept"));
        }
    }

    private void killedOnceReady() throws Exception {
        var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-cp", System.getProperty("java.class.path"), Killed.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var reader = process.inputReader()) {
            assertTrue(reader.lines().anyMatch("ready"::equals));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Starts a database, commits something, and waits for its end. */
    static final class Killed {
        public static void main(String[] folder) throws Exception {
            var server = EmbeddedDatabase.start(DataFolder.open(Path.of(folder[0])), PROGRAMS, true);
            execute(server.address(), "create table kept as select 42 as answer");
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }

    @Test
    void aPidFileThatNamesAnotherProcessIsNoServer() throws Exception {
        var cluster = Files.createDirectories(data.resolve("postgres"));
        Files.writeString(cluster.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + cluster + "\n");

        assertTrue(Postmaster.in(cluster).isEmpty());
    }

    @Test
    void aWrongPasswordIsRefused() throws SQLException {
        try (var folder = DataFolder.open(data); var server = EmbeddedDatabase.start(folder, PROGRAMS, true)) {
            var address = new DatabaseAddress(server.address().url(), server.address().user(), "guessed");
            var refused = assertThrows(SQLException.class, () -> connect(address));
            assertEquals("28P01", refused.getSQLState());
        }
    }

    @Test
    void onlyItsOwnerMayEnterTheFolder() throws IOException {
        var folder = data.resolve("new").resolve("folder");
        DataFolder.open(folder).close();

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    @Test
    void aFolderHasOneOwner() {
        try (var folder = DataFolder.open(data)) {
            var refused = assertThrows(StartRefused.class, () -> DataFolder.open(data));
            assertEquals("the data folder " + folder.path() + " is in use by a running Attune (process "
                    + ProcessHandle.current().pid() + "): stop that one, or choose another folder with --data-dir",
                    refused.getMessage());
        }
        DataFolder.open(data).close();
    }

    @Test
    void aSecretIsMadeOnceAndOnlyItsOwnerReadsIt() throws Exception {
        try (var folder = DataFolder.open(data)) {
            assertEquals("first", folder.secret("api-token", () -> "first"));
            assertEquals("first", folder.secret("api-token", () -> "second"));
        }
        var permissions = Files.getPosixFilePermissions(data.resolve("api-token"));
        assertEquals("rw-------", PosixFilePermissions.toString(permissions));
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = connect(address); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = connect(address);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void thePageNamesEveryFileOfTheFolder() throws IOException {
        try (var folder = DataFolder.open(data); var server = EmbeddedDatabase.start(folder, PROGRAMS, true)) {
            OwnSecrets.apiToken(folder);
            OwnSecrets.key(folder);
            var documented = new TreeSet<>(DocPage.read("operating.md").rows("Data folder").stream()
                    .map(row -> DocPage.quoted(row.get(0)).get(0)).toList());
            documented.removeAll(Set.of("postgres.making", "postgres-programs"));
            assertEquals(documented, names(data));
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
