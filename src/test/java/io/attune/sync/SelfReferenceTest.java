package io.attune.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.connector.Change;
import io.attune.document.Canonical;
import io.attune.document.Shape;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.mapping.Surroundings;
import io.attune.record.RecordLoader;
import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer was brought by himself: by reading him he is expected, before it is known that he is nobody else. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class SelfReferenceTest {

    private static final String MAPPING = """
            mapping: customer
            version: 1
            about: Customers and who brought them.
            systems:
              shop: {connection: shop, object: customer}
              crm: {connection: crm, object: Contact}
            match: [[email]]
            fields:
              email: {type: email, shop: email, crm: Email}
              last_name: {type: text(80), shop: last_name, crm: LastName}
              referrer: {type: reference(customer), shop: note, crm: Description}
            """;

    @Inject
    Sheets sheets;
    @Inject
    SyncStep step;
    @Inject
    DecidedStrangers decided;
    @Inject
    RecordLoader loader;
    @Inject
    Pool pool;

    @BeforeEach
    void nobody() {
        sheets.only();
    }

    @AfterEach
    void nothingIsDue() {
        sheets.run("delete from delivery");
    }

    @Test
    void whoeverRefersToHimselfIsOneRecord() {
        meet("9", "9");
        meet("9", "9");

        assertEquals("true 9", sheets.one("select seen || ' ' || ext_id from record join link on link.record = id"));
        assertEquals(sheets.one("select id from record"), referrer());
    }

    @Test
    void whoeverRefersToHimselfAndIsKnownElsewhereIsThatOne() {
        meet("8", "");
        var known = sheets.one("select id from record");
        sheets.run("delete from link where system = 'shop'", """
                insert into link (record, system, mapping, ext_id, fields)
                select id, 'crm', 'customer', '0035i00000expecAAA', '{}' from record""");
        meet("7", "7");

        assertEquals(known, sheets.one("select record from link where system = 'shop' and ext_id = '7'"));
        assertEquals(known, sheets.one("select merged_into from record where id <> '" + known + "'"));
    }

    @Test
    void whoeverRefersToHimselfAndIsNobodyElseAsAPersonSaysBegins() {
        meet("8", "");
        var asked = UUID.fromString(sheets.one("select id from record"));
        var begun = run(db -> decided.begin(db, told("9", "9"), Optional.of(asked))).record();

        assertEquals(sheets.one("select record::text from link where ext_id = '9'"), begun.orElseThrow().toString());
        assertEquals("true " + begun.get(), sheets.one("select seen || ' ' || (fields->'referrer'->>'v') from record "
                + "where id <> '" + asked + "'"));
        assertEquals(asked.toString(), sheets.one("select record::text from claim"));
    }

    @Test
    void whoeverRefersToHimselfAndIsOneOfOursAsAPersonSaysIsThatOne() {
        meet("8", "");
        var known = sheets.one("select id from record");
        sheets.run("delete from link");
        run(db -> loader.load(db, UUID.fromString(known)).chain(stored -> decided.attach(db, told("7", "7"),
                stored.orElseThrow().state())));

        assertEquals(known, sheets.one("select record from link where system = 'shop' and ext_id = '7'"));
        assertEquals(known, sheets.one("select merged_into from record where id <> '" + known + "'"));
    }

    private <T> T run(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).await().indefinitely();
    }

    private String referrer() {
        return sheets.one("select fields->'referrer'->>'v' from record where seen");
    }

    private void meet(String id, String referrer) {
        step.run(told(id, referrer)).await().indefinitely();
    }

    private static Told told(String id, String referrer) {
        var record = Canonical.NODES.objectNode().put("id", id).put("email", "ada@example.com")
                .put("last_name", "Byron").put("note", referrer);
        var change = new Change("customer", id, Change.Kind.SEEN, record, OptionalLong.empty(), Optional.empty(),
                Optional.empty(), Change.Extent.WHOLE);
        var mapping = mapping();
        return new Told(mapping, mapping.system("shop").orElseThrow(), change,
                Instant.parse("2026-11-22T08:00:00Z"), OptionalLong.empty(), Optional.empty(), Told.Evidence.READ);
    }

    private static Mapping mapping() {
        return MappingLoader.load("customer.mapping.yaml", MAPPING.getBytes(StandardCharsets.UTF_8), new Both())
                .value().orElseThrow();
    }

    private record Both() implements Surroundings {

        @Override
        public Set<String> connections() {
            return Set.of("shop", "crm");
        }

        @Override
        public Optional<Shape> shape(String connection, String object) {
            return Optional.of(new Shape(object, Stream.of("email", "last_name", "note", "Email", "LastName",
                    "Description").collect(Collectors.toMap(Function.identity(), Both::anything))));
        }

        private static Shape.Field anything(String name) {
            return new Shape.Field(name, Shape.Kind.JSON, OptionalInt.empty(), false, false, true, Map.of());
        }

        @Override
        public Set<String> mappings() {
            return Set.of("customer");
        }

        @Override
        public Optional<byte[]> file(String name) {
            return Optional.empty();
        }
    }
}
