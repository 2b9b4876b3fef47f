package io.attune.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the mappings that ship. */
@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class MasksTest {

    @Inject
    MappedRows rows;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            customer | email      | "ada@example.com"       | "***"
            customer | email      | null                    | null
            customer | first_name | "Ada"                   | "Ada"
            customer | unheard_of | {"a": ["x", 1, null]}   | {"a":["***","***",null]}
            nothing  | email      | true                    | "***"
            """)
    void whatNobodyVouchesForIsMasked(String mapping, String field, String value, String shown) {
        assertEquals(shown, JsonText.write(new Masks(false, rows).value(mapping, field, json(value))));
    }

    @Test
    void everyValueOfABodyIsMasked() {
        var body = "{\"id\":9007199254740993,\"a\":{\"b\":[true,null,\"x\"]}}";
        assertEquals("{\"id\":\"***\",\"a\":{\"b\":[\"***\",null,\"***\"]}}",
                JsonText.write(new Masks(false, rows).body(json(body))));
        assertEquals(body, JsonText.write(new Masks(true, rows).body(json(body))));
    }

    @Test
    void theOperatorMayDecideOtherwise() {
        var shown = new Masks(true, rows);
        assertEquals("\"ada@example.com\"",
                JsonText.write(shown.value("customer", "email", json("\"ada@example.com\""))));
        assertEquals("for ada, token=***", shown.words(Optional.empty(), "for ada, token=abcdefghijkl"));
    }

    @Test
    void wordsAboutARecordThatIsNotKnownAreMaskedWhole() {
        assertEquals("***", new Masks(false, rows).words(Optional.empty(), "for ada"));
    }

    private static JsonNode json(String text) {
        return JsonText.parseOwn(text);
    }
}
