package io.attune.bench;

import io.attune.runtime.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What years leave: records with their links, claims, history, attempts and events, as many as are wanted, each as
 * Attune itself stored one of the bench's customers, under an id and keys of its own.
 */
final class Stored {

    private static final long AT_ONCE = 50_000;
    private static final String RECORD = "('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    private static final String NAME = "'stored-' || n";
    /** What is another one's in each row; all else is as in the rows of the pattern. */
    private static final Map<String, String> OWN = Map.of(
            "record", RECORD,
            "record.id", RECORD,
            "link.ext_id", "'stored-' || lpad(n::text, 12, '0')",
            "claim.key_hash", "sha256(convert_to(encode(pattern.key_hash, 'hex') || n, 'UTF8'))",
            "event.id", "nextval('event_id')",
            "event.body", "null",
            "delivery_id", NAME);
    private static final String PATTERN = """
            select link.record, change.event from link join change on change.record = link.record
            where system = 'crm' and ext_id is not null and change.event is not null
                and not exists (select from delivery where delivery.record = link.record) limit 1""";
    /** In the order in which they refer to each other, with what finds the rows of the pattern. */
    private static final List<String[]> TABLES = List.of(new String[] {"record", "id = '%1$s'"},
            new String[] {"link", "record = '%1$s'"}, new String[] {"claim", "record = '%1$s'"},
            new String[] {"change", "record = '%1$s'"}, new String[] {"attempt", "record = '%1$s'"},
            new String[] {"event", "id = %2$s"},
            // The copies are of the same event.
            new String[] {"seen_delivery", "event = %2$s and left(pattern.delivery_id, 7) <> 'stored-'"});

    private final DatabaseAddress database;

    Stored(DatabaseAddress database) {
        this.database = database;
    }

    /** Attune has stored and delivered at least one customer before. Tells how large the database is then. */
    void fill(long count, Consumer<Figure> found) {
        try (var db = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = db.createStatement()) {
            statement.execute("set synchronous_commit = off");
            for (var insert : inserts(db)) {
                for (long from = 1; from <= count; from += AT_ONCE) {
                    statement.execute(insert.formatted(from, Math.min(count, from + AT_ONCE - 1)));
                }
            }
            for (var table : TABLES) {
                statement.execute("vacuum (analyze) " + table[0]);
            }
            statement.execute("checkpoint");
            try (var size = statement.executeQuery("select pg_database_size(current_database())")) {
                size.next();
                found.accept(Figure.of("stored before", "records", count));
                found.accept(Figure.of("database", "MB", size.getLong(1) / 1048576.0));
            }
        } catch (SQLException e) {
            throw new BenchFailed("the database cannot be filled: " + e.getMessage());
        }
    }

    private static List<String> inserts(Connection db) throws SQLException {
        try (var statement = db.createStatement(); var pattern = statement.executeQuery(PATTERN)) {
            if (!pattern.next()) {
                throw new BenchFailed("no customer was stored that more could be made after");
            }
            var record = pattern.getString(1);
            var event = pattern.getString(2);
            var inserts = new ArrayList<String>();
            for (var table : TABLES) {
                inserts.add(insert(db, table[0], table[1].formatted(record, event)));
            }
            return inserts;
        }
    }

    private static String insert(Connection db, String table, String pattern) throws SQLException {
        var names = new ArrayList<String>();
        try (var columns = db.getMetaData().getColumns(null, "public", table, null)) {
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME"));
            }
        }
        var values = names.stream().map(name -> OWN.getOrDefault(table + "." + name,
                OWN.getOrDefault(name, "pattern." + name))).toList();
        return "insert into %s (%s) select %s from %s pattern, generate_series(%%d, %%d) n where pattern.%s"
                .formatted(table, String.join(", ", names), String.join(", ", values), table, pattern);
    }
}
