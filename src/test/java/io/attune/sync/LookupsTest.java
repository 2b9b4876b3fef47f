package io.attune.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.mapping.LookupKey;
import io.attune.mapping.type.Lookup;
import io.attune.runtime.PostgresPool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookupsTest {

    private static final String INSERT = """
            insert into record (id, mapping, mapping_version, fields, ended_at, created_at, updated_at)
            values ($1, $2, 1, $3::text::jsonb, case when $4 then now() end, now(), now())""";

    private PostgresPool database;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        record("customer", "{\"email\": {\"v\": \"a@b.cc\"}, \"number\": {\"v\": 7}, \"tier\": {\"v\": \"Gold\"}}", false);
        record("customer", "{\"email\": {\"v\": \"two@b.cc\"}, \"tier\": {\"v\": null}}", false);
        record("customer", "{\"email\": {\"v\": \"two@b.cc\"}}", false);
        record("customer", "{\"email\": {\"v\": \"gone@b.cc\"}, \"tier\": {\"v\": \"Gold\"}}", true);
        record("company", "{\"email\": {\"v\": \"a@b.cc\"}, \"tier\": {\"v\": \"Standard\"}}", false);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsTheAgreedValuesOfLivingRecordsOfThatMapping() {
        assertEquals("[\"Gold\"]", found("email", "\"a@b.cc\"", "tier"));
        assertEquals("[7]", found("email", "\"a@b.cc\"", "number"));
        assertEquals("[\"a@b.cc\"]", found("number", "7", "email"));
        assertEquals("[]", found("email", "\"A@b.cc\"", "tier"));
        assertEquals("[]", found("email", "\"gone@b.cc\"", "tier"));
        assertEquals("[\"two@b.cc\", \"two@b.cc\"]", found("email", "\"two@b.cc\"", "email"), "several are told as several");
        assertEquals("[]", found("email", "\"a@b.cc' or true --\"", "tier"));
    }

    @Test
    void whatARecordHasNotIsMissing() {
        assertEquals(List.of(true), values("number", "7", "phone").stream().map(JsonNode::isMissingNode).toList());
    }

    private String found(String by, String value, String give) {
        return values(by, value, give).toString();
    }

    private List<JsonNode> values(String by, String value, String give) {
        var key = new LookupKey(new Lookup("customer", by, give), JsonText.parseOwn(value));
        return Lookups.find(database.pool(), Set.of(key)).await().indefinitely().get(key);
    }

    private void record(String mapping, String fields, boolean ended) {
        database.pool().preparedQuery(INSERT).execute(Tuple.of(UUID.randomUUID(), mapping, fields, ended)).await().indefinitely();
    }
}
