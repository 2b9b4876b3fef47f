package io.attune.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresPool;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents say to who asks the database, as they are stored now and as earlier versions stored them. */
class WholeDocumentTest {

    private PostgresPool database;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                     | {}
            {"a": {"v": 1, "n": 2}}                                                | {"a": {"n": 2, "v": 1}}
            {"": {"n": 1, "s": "crm"}, "a": {"v": 1}, "b": {}, "c": {"v": 3, "n": 2}} | \
            {"a": {"n": 1, "s": "crm", "v": 1}, "b": {"n": 1, "s": "crm"}, "c": {"n": 2, "v": 3}}
            """)
    void eachFieldHasAllOfIt(String stored, String whole) {
        assertEquals(List.of(whole), database.rows("select whole('%s')::text".formatted(stored)));
    }

    @Test
    void eachChangeHasItsCause() {
        database.run("create table if not exists change_rest partition of change default");
        database.rows("""
                insert into change (record, event, mapping_version, fields, at) values (gen_random_uuid(), 7, 1,
                    '[{"f":"a","n":1,"s":"crm","d":"first seen","by":"ann","v":1},{"f":"b","v":null},
                      {"f":"c","n":2,"s":"shop","d":"newest","was":3,"v":4}]', now()) returning 1""");

        assertEquals(List.of("a|1|crm|ann|first seen||1", "b|1|crm|ann|first seen||null", "c|2|shop||newest|3|4"),
                database.rows("""
                        select field, version, system, coalesce(actor, ''), decision, coalesce(before::text, ''), after::text
                        from field_change order by field"""));
    }
}
