package io.attune.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresPool;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The row b went with version 2, on the first of January; a record of each mapping holds a and b still. */
class GoneRowsTest {

    private PostgresPool database;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        version("customer", 1, "{\"rows\": {\"a\": {}, \"b\": {}}}", "'2026-01-01T00:00:00Z'");
        version("customer", 2, "{\"rows\": {\"a\": {}}}", "null");
        version("order", 1, null, "'2026-05-01T00:00:00Z'");
        version("order", 2, "{\"rows\": {\"a\": {}}}", "null");
        for (var mapping : List.of("customer", "order")) {
            database.rows("""
                    with made as (
                        insert into record (id, mapping, mapping_version, fields, created_at, updated_at)
                        values (gen_random_uuid(), '%1$s', 2, '{"a": {"v": 1}, "b": {"v": 2}}', now(), now()) returning id)
                    insert into link (record, system, mapping, fields)
                    select id, 'shop', '%1$s', '{"b": {"v": 2}}' from made returning 1""".formatted(mapping));
        }
    }

    private void version(String mapping, int version, String forms, String superseded) {
        database.rows("""
                insert into mapping_version (mapping, version, hash, content, activated_at, activated_by, forms, superseded_at)
                values ('%s', %d, '', '', now(), 'test', %s, %s) returning 1""".formatted(mapping, version,
                forms == null ? "null" : "'" + forms + "'", superseded));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsWhatTheyHeldForNinetyDays() {
        forget("2026-03-31T00:00:00Z");

        assertEquals(List.of("customer|a,b", "order|a,b"), held("record"));
    }

    @Test
    void forgetsItThenUnlessNobodyKnowsWhatAVersionHad() {
        forget("2026-04-02T00:00:00Z");

        assertEquals(List.of("customer|a", "order|a,b"), held("record"));
        assertEquals(List.of("customer|", "order|b"), held("link"));
    }

    private void forget(String now) {
        new GoneRows(database.pool(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC)).forget().await().indefinitely();
    }

    private List<String> held(String table) {
        return database.rows("""
                select mapping, (select coalesce(string_agg(key, ',' order by key), '') from json_each(fields)) from %s
                order by mapping""".formatted(table));
    }
}
