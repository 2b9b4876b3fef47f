package io.attune.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.catalog.Catalog;
import io.attune.connector.Change;
import io.attune.document.Canonical;
import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tellings that come at once share a transaction, and nothing else. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class StepBatchTest {

    @Inject
    Sheets sheets;
    @Inject
    Catalog catalog;
    @Inject
    SyncStep step;

    @BeforeEach
    void nothing() {
        sheets.only();
    }

    @AfterEach
    void nothingLeft() {
        sheets.run("delete from delivery");
    }

    @Test
    void manyAtOnceAreAsManyRecords() {
        var words = atOnce(IntStream.range(0, 250).mapToObj(n -> customer("c" + n, n + "@example.com", "enabled")));

        assertEquals(List.of("merged"), words.stream().distinct().toList());
        assertEquals("250 250 250 250", sheets.one("""
                select (select count(*) from record) || ' ' || (select count(*) from link) || ' '
                    || (select count(*) from claim) || ' ' || (select count(distinct record) from delivery)"""));
        assertEquals("0", sheets.one("""
                select count(*) from record where not exists (
                    select from field_change where field_change.record = record.id and field = 'email'
                        and after = (record.fields -> 'email' -> 'v')::jsonb)"""));
    }

    @Test
    void oneThatFailsFailsAlone() {
        var words = atOnce(Stream.of(customer("1", "a@example.com", "enabled"),
                customer("2\0", "b@example.com", "enabled"), customer("3", "c@example.com", "declined"),
                customer("4", "d@example.com", "enabled")));

        assertEquals(List.of("merged", "failed", "only_if refuses it", "merged"), words);
        assertEquals("2", sheets.one("select count(*) from record"));
    }

    @Test
    void twoOfOneKeyAreOneRecordAndAQuestion() {
        var words = atOnce(Stream.of(customer("0", "other@example.com", "enabled"),
                customer("1", "ada@example.com", "enabled"), customer("2", "ada@example.com", "enabled")));

        // Which of the two comes first depends on when the batch before them ends.
        assertEquals(List.of("merged", "merged", "to be read first"), words.stream().sorted().toList());
        assertEquals("2", sheets.one("select count(*) from record"));
        assertEquals("1", sheets.one("select count(*) from link join claim using (record) where ext_id <> '0'"));
    }

    private List<String> atOnce(Stream<Told> told) {
        return Uni.join().all(told.map(one -> step.run(one).onItemOrFailure().transform((result, failure) ->
                failure == null ? result.words() : "failed")).toList()).andFailFast().await().indefinitely();
    }

    private Told customer(String id, String email, String state) {
        ObjectNode record = Canonical.NODES.objectNode().put("id", id).put("email", email)
                .put("last_name", "Byron").put("state", state);
        var mapping = catalog.mapping("customer").orElseThrow();
        var change = new Change("customer", id, Change.Kind.SEEN, record, OptionalLong.empty(), Optional.empty(),
                Optional.empty(), Change.Extent.WHOLE);
        return new Told(mapping, mapping.system("shop").orElseThrow(), change, Instant.parse("2026-11-22T08:00:00Z"),
                OptionalLong.empty(), Optional.empty(), Told.Evidence.READ);
    }
}
