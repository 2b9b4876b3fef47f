package io.attune.scenario;

import io.attune.runtime.DataFolder;
import io.attune.runtime.DatabaseAddress;
import io.attune.runtime.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL of the test's own, as durable as that of a data folder: no Attune starts or stops it. */
record TestDatabase(DataFolder folder, EmbeddedDatabase database) implements AutoCloseable {

    static TestDatabase started(Path folder) {
        var data = DataFolder.open(folder);
        return new TestDatabase(data, EmbeddedDatabase.start(data));
    }

    DatabaseAddress address() {
        return database.address();
    }

    int port() {
        return Integer.parseInt(address().url().replaceAll(".*:([0-9]+)/.*", "$1"));
    }

    /** To be killed and started. */
    Postgres server() {
        return new Postgres(folder.path().resolve("postgres"));
    }

    /** Whether it is through with what it has to mend after a crash. */
    boolean answers() {
        try (var connection = DriverManager.getConnection(address().jdbcUrl(), address().user(), address().password())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    String one(String query) {
        return one(address(), query);
    }

    /** The first column of the first row. */
    static String one(DatabaseAddress address, String query) {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            Invariants.hold(this::one);
        } finally {
            database.close();
            folder.close();
        }
    }
}
