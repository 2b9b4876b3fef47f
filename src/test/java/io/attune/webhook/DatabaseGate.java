package io.attune.webhook;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the running application: its connections are cut and no new ones let in, as when it is gone. */
public final class DatabaseGate {

    private DatabaseGate() {}

    public static void shut() {
        let(false);
    }

    public static void open() {
        let(true);
    }

    private static void let(boolean in) {
        var url = setting("reactive.url");
        var database = url.substring(url.lastIndexOf('/') + 1);
        var elsewhere = "jdbc:" + url.substring(0, url.lastIndexOf('/')) + "/postgres";
        try (var connection = DriverManager.getConnection(elsewhere, setting("username"), setting("password"));
                var statement = connection.createStatement()) {
            statement.execute("alter database %s with allow_connections %s".formatted(database, in));
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s' and not %s"
                    .formatted(database, in));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
    }
}
