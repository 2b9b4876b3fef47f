package io.attune.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.listing.Filter;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document and src/main/docs/api.md, against the code and each other. */
@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class ApiDescriptionTest {

    private JsonNode openApi;

    @BeforeEach
    void read() throws Exception {
        openApi = new ObjectMapper().readTree(RestAssured.get("/q/openapi?format=json").asString());
    }

    @Test
    void eachListHasItsFiltersAsParameters() {
        ApiDescription.LISTS.forEach((id, filters) -> {
            var expected = new TreeSet<>(Set.of("limit", "next"));
            filters.stream().map(Filter::name).forEach(expected::add);
            assertEquals(expected, parameters(id), id);
        });
        assertEquals(Set.of("all", "mapping", "connection", "system", "record", "words", "since", "until"),
                parameters("replayDeadLetters"));
    }

    @Test
    void eachOperationSaysWhatItDoesAndHasAProblemAnswer() {
        operations().forEach(operation -> {
            assertTrue(operation.path("summary").asText().length() > 10, operation.toString());
            assertEquals("#/components/schemas/Problem", operation.at(
                    "/responses/default/content/application~1problem+json/schema/$ref").asText(), operation.toString());
        });
    }

    @Test
    void aValueMayBeAnyJson() {
        assertEquals("any JSON value; numbers with all their digits",
                openApi.at("/components/schemas/HeldView/properties/value/description").asText());
        assertEquals("any JSON value; numbers with all their digits",
                openApi.at("/components/schemas/Json/description").asText());
    }

    @Test
    void theDocumentationNamesEveryAddressEveryFilterAndEveryReason() throws Exception {
        var page = Files.readString(Path.of("src/main/docs/api.md"));
        var missing = new ArrayList<String>();
        openApi.path("paths").fields().forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method ->
                expect(page, method.toUpperCase(Locale.ROOT) + " " + path.getKey().replace("/api/v1", ""), missing)));
        ApiDescription.LISTS.values().stream().flatMap(List::stream)
                .forEach(filter -> expect(page, "`" + filter.name() + "`", missing));
        for (var reason : ApiReason.values()) {
            expect(page, "`" + reason.code() + "`", missing);
        }
        assertEquals(List.of(), missing);
    }

    private static void expect(String page, String words, List<String> missing) {
        if (!page.contains(words)) {
            missing.add(words);
        }
    }

    private Set<String> parameters(String operationId) {
        var names = new TreeSet<String>();
        operations().stream()
                .filter(operation -> operation.path("operationId").asText().equals(operationId))
                .forEach(operation -> operation.path("parameters").forEach(one -> names.add(one.path("name").asText())));
        return names;
    }

    private List<JsonNode> operations() {
        var operations = new ArrayList<JsonNode>();
        openApi.path("paths").fields().forEachRemaining(path -> {
            if (path.getKey().startsWith("/api/")) {
                path.getValue().forEach(operations::add);
            }
        });
        return operations;
    }
}
