package io.attune.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.catalog.Catalog;
import io.attune.connector.Change;
import io.attune.document.JsonText;
import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The help desk tells one field that was changed: as an echo it is dropped, and what it does not tell stays as it was. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class PartTellingTest {

    @Inject
    Sheets sheets;
    @Inject
    Catalog catalog;
    @Inject
    SyncStep step;

    @BeforeEach
    void ada() {
        sheets.only();
        tell("{\"id\": \"7\", \"name\": \"Ada King\", \"email\": \"ada@example.com\", \"notes\": \"Rings\"}",
                Change.Extent.WHOLE, Told.Evidence.READ);
        sheets.run("delete from delivery");
    }

    @AfterEach
    void nothingLeft() {
        sheets.run("delete from delivery");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "Ada King"}                     | nothing new | 0
            {"name": "Ada Byron"}                    | merged      | 1
            {"notes": "Rings"}                       | nothing new | 0
            {"details": "of which no row is made"}   | nothing new | 0
            """)
    void isComparedWithWhatIsKnown(String part, String words, int asked) {
        assertEquals(words, tell(part, Change.Extent.PART, Told.Evidence.TOLD));

        assertEquals(asked, Integer.parseInt(sheets.one("select count(*) from delivery where system = 'desk' and asked > 0")));
    }

    @Test
    void whatItDoesNotTellStaysAProblem() {
        sheets.run("""
                insert into problem (record, system, field, words, writing, at)
                select id, 'desk', field, 'cannot be read', false, now()
                from record, unnest(array['phone', 'last_name']) as problems (field)""");

        assertEquals("nothing new", tell("{\"name\": \"Ada King\"}", Change.Extent.PART, Told.Evidence.TOLD));

        assertEquals("phone", sheets.one("select string_agg(field, ' ' order by field) from problem"));
    }

    private String tell(String record, Change.Extent extent, Told.Evidence evidence) {
        var mapping = catalog.mapping("customer").orElseThrow();
        var change = new Change("user", "7", Change.Kind.SEEN, (ObjectNode) JsonText.parseOwn(record),
                OptionalLong.empty(), Optional.empty(), Optional.empty(), extent);
        return step.run(new Told(mapping, mapping.system("desk").orElseThrow(), change,
                Instant.parse("2026-11-22T08:00:00Z"), OptionalLong.empty(), Optional.empty(), evidence))
                .await().indefinitely().words();
    }
}
