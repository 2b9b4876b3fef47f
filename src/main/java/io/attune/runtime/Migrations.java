package io.attune.runtime;

import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables up to date before anything uses them. Several processes may start at once: one does it, the rest
 * wait.
 */
public final class Migrations {

    private Migrations() {}

    /** Attune's own tables, in the schema that the user finds first (public). */
    public static void core(DatabaseAddress database) {
        migrate(database, "classpath:db/migration", null);
    }

    /** The records of the sandbox systems, kept apart from Attune's own. */
    public static void sandbox(DatabaseAddress database) {
        migrate(database, "classpath:db/sandbox", "sandbox");
    }

    private static void migrate(DatabaseAddress database, String location, String schema) {
        var flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations(location);
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
