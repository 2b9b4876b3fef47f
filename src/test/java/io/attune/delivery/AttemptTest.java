package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.catalog.Catalog;
import io.attune.merge.Agreed;
import io.attune.merge.Progress;
import io.attune.merge.RecordState;
import io.attune.policy.Origin;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.attune.sync.Place;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the customer mapping, whose {@code email} is sensitive and whose {@code first_name} is not. */
@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class AttemptTest {

    private static final Origin SHOP = new Origin("shop", Optional.empty(), Instant.EPOCH, Optional.empty());

    @Inject
    Catalog catalog;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INVALID_EMAIL_ADDRESS: Email: Ada@Example.com | INVALID_EMAIL_ADDRESS: Email: ***
            Ada is taken                                  | Ada is taken
            a row that is gone held kept-no-more          | a row that is gone held ***
            for ada@example.com, token=abcdefghijkl       | for ***, token=***
            """)
    void tellsTheLogNoPersonalValue(String words, String told) {
        assertEquals(told, attempt().told(words));
    }

    private Attempt attempt() {
        var fields = new TreeMap<>(Map.of("email", agreed("ada@example.com"), "first_name", agreed("Ada"),
                "row_of_an_old_version", agreed("kept-no-more")));
        var state = new RecordState(UUID.randomUUID(), 1, true, Optional.empty(), Optional.empty(), fields, new TreeMap<>(),
                new TreeMap<>(), new TreeMap<>());
        var place = new Place(catalog.mapping("customer").orElseThrow(), null, null, null, null);
        return new Attempt(null, place, state, MissingNode.getInstance(), Progress.NONE, null, 0);
    }

    private static Agreed agreed(String value) {
        return new Agreed(TextNode.valueOf(value), 1, SHOP, Optional.empty());
    }
}
