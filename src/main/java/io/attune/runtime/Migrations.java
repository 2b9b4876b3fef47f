package io.attune.runtime;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables up to date before anything uses them. Several processes may start at once: one does it, the rest
 * wait. Where all of it was done before, the table in which Flyway keeps what it did says so, and Flyway is not asked:
 * it takes a fifth of a start to find out the same.
 */
public final class Migrations {

    private Migrations() {}

    /** Attune's own tables, in the schema that the user finds first (public). */
    public static void core(DatabaseAddress database) {
        migrate(database, "db/migration", null);
    }

    /** The records of the sandbox systems, kept apart from Attune's own. */
    public static void sandbox(DatabaseAddress database) {
        migrate(database, "db/sandbox", "sandbox");
    }

    private static void migrate(DatabaseAddress database, String folder, String schema) {
        if (!MigrationFiles.in(folder).equals(done(database, schema))) {
            flyway(database, folder, schema);
        }
    }

    /**
     * By the name of the file, with its checksum; what failed, or is not of a file, has a name that no file has. A
     * database that can't be asked, or has no such table yet, has nothing done: Flyway tells what is wrong with it.
     */
    private static Map<String, Integer> done(DatabaseAddress database, String schema) {
        var table = (schema == null ? "" : schema + ".") + "flyway_schema_history";
        var done = new HashMap<String, Integer>();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select case when success and type = 'SQL' then script else '-' end,"
                        + " coalesce(checksum, 0) from " + table + " where type <> 'SCHEMA'")) {
            while (rows.next()) {
                done.merge(rows.getString(1), rows.getInt(2), (one, other) -> null);
            }
            return done;
        } catch (SQLException e) {
            return Map.of();
        }
    }

    private static void flyway(DatabaseAddress database, String folder, String schema) {
        var flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:" + folder);
        if (schema != null) {
            flyway.schemas(schema);
        }
        try {
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw new StartRefused("the database at " + database + " can't be brought up to date: "
                    + line(e.getMessage()), e);
        }
    }

    /** The library underlines its headings. */
    private static String line(String words) {
        return words.lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("--"))
                .collect(Collectors.joining("; "));
    }
}
