package io.attune.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Flyway noted is what the program brings; where it is not, Flyway is asked, and says so. */
class MigrationsTest {

    private final DatabaseAddress database = PostgresResource.database();

    @Test
    void whatIsDoneIsFoundDone() throws SQLException {
        assertEquals(noted("public"), MigrationFiles.in("db/migration"));
        assertEquals(noted("sandbox"), MigrationFiles.in("db/sandbox"));
        assertTrue(MigrationFiles.in("db/migration").containsKey("V1__state.sql"));

        Migrations.core(database);
        Migrations.sandbox(database);
    }

    @Test
    void anotherTextThanTheOneThatWasRunIsRefused() throws SQLException {
        run("update flyway_schema_history set checksum = 1 where script = 'V1__state.sql'");

        var refused = assertThrows(StartRefused.class, () -> Migrations.core(database));

        assertTrue(refused.getMessage().contains("checksum mismatch"), refused.getMessage());
    }

    @Test
    void oneThatFailedIsRefused() throws SQLException {
        run("update flyway_schema_history set success = false where script = 'V22__bulk.sql'");

        assertThrows(StartRefused.class, () -> Migrations.core(database));
    }

    @Test
    void oneThatIsMissingIsRun() throws SQLException {
        run("drop schema sandbox cascade");

        Migrations.sandbox(database);

        assertEquals(noted("sandbox"), MigrationFiles.in("db/sandbox"));
    }

    private Map<String, Integer> noted(String schema) throws SQLException {
        try (var connection = connection(); var statement = connection.createStatement();
                var rows = statement.executeQuery("select script, checksum from " + schema
                        + ".flyway_schema_history where type = 'SQL'")) {
            var found = new TreeMap<String, Integer>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getInt(2));
            }
            return found;
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = connection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
