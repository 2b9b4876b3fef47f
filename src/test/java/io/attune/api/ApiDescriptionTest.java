package io.attune.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.DocPage;
import io.attune.connector.Reason;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI document and src/main/docs/api.md, against the code and each other. */
@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class ApiDescriptionTest {

    private static final String ROOT = "/api/v1";
    private static final DocPage PAGE = DocPage.read("api.md");

    private JsonNode openApi;

    @BeforeEach
    void read() throws Exception {
        openApi = new ObjectMapper().readTree(RestAssured.get("/q/openapi?format=json").asString());
    }

    /** Where it differs, what should be there is beside the build's other files. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "yaml"})
    void isWhatTheCodeSays(String format) throws Exception {
        var fromTheCode = RestAssured.get("/q/openapi-from-the-code." + format).asString();
        Files.writeString(Path.of("target/openapi." + format), fromTheCode);

        assertEquals(fromTheCode, RestAssured.get("/q/openapi?format=" + format).asString(),
                "src/main/resources/api/openapi." + format + " is to be target/openapi." + format);
    }

    @Test
    void isYamlUnlessJsonIsAskedFor() {
        assertEquals("application/yaml;charset=UTF-8", type("/q/openapi", "*/*"));
        assertEquals("application/yaml;charset=UTF-8", type("/q/openapi?format=YAML", "*/*"));
        assertEquals("application/json;charset=UTF-8", type("/q/openapi?format=JSON", "*/*"));
        assertEquals("application/json;charset=UTF-8", type("/q/openapi", "text/plain, application/json;q=0.9"));
        assertEquals("application/json;charset=UTF-8", type("/q/openapi.json", "*/*"));
        assertEquals("application/yaml;charset=UTF-8", type("/q/openapi.yaml", "application/json"));
        assertEquals("application/yaml;charset=UTF-8", type("/q/openapi.yml", "*/*"));
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

    /** Address, what it answers, and the parameters that it takes. */
    @Test
    void thePageHasEveryAddressWithItsAnswerAndItsParameters() {
        var onThePage = new TreeMap<String, String>();
        PAGE.rows("Addresses").forEach(row -> onThePage.put(row.get(0), row.get(2).replace("`", "")
                + (row.size() < 4 ? Set.of() : new TreeSet<>(DocPage.quoted(row.get(3))))));
        var inTheCode = new TreeMap<String, String>();
        openApi.path("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
            if (path.getKey().startsWith(ROOT)) {
                inTheCode.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey().substring(ROOT.length()),
                        answer(method.getValue()) + queries(method.getValue()));
            }
        }));
        assertEquals(lines(inTheCode), lines(onThePage));
    }

    @Test
    void thePageHasEveryAnswerAndBodyWithItsFields() {
        var onThePage = new TreeMap<String, Set<String>>();
        Stream.of("Answers", "Bodies").flatMap(heading -> PAGE.rows(heading).stream()).forEach(row ->
                onThePage.put(row.get(0).replace("`", ""), new TreeSet<>(DocPage.quoted(row.get(1)))));
        var inTheCode = new TreeMap<String, Set<String>>();
        openApi.at("/components/schemas").fields().forEachRemaining(schema -> {
            if (schema.getValue().has("properties") && !schema.getKey().startsWith("Page")
                    && !schema.getKey().equals("Problem")) {
                inTheCode.put(schema.getKey(), names(schema.getValue().path("properties")));
            }
        });
        assertEquals(lines(inTheCode), lines(onThePage));
    }

    @Test
    void thePageHasEveryReason() {
        assertEquals(Stream.of(ApiReason.values())
                        .map(reason -> reason.status().getStatusCode() + " " + reason.code()).toList(),
                reasons("Errors"));
        assertEquals(Stream.of(Reason.values()).map(reason -> reason.status() + " " + reason.code()).toList(),
                reasons("Refusals"));
        assertEquals(Stream.of(Reason.values()).map(Reason::code).toList(),
                texts(openApi.at("/components/responses/WebhookRefused/content/application~1problem+json/schema"
                        + "/properties/reason/enum")));
    }

    private static String type(String address, String accept) {
        var answer = RestAssured.given().header("Accept", accept).get(address);
        assertEquals(200, answer.statusCode());
        return answer.header("Content-Type");
    }

    private static List<String> reasons(String heading) {
        return PAGE.rows(heading).stream().map(row -> row.get(0) + " " + DocPage.quoted(row.get(1)).get(0)).toList();
    }

    private static String lines(Map<String, ?> rows) {
        return rows.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** {@code EventDetail}, or {@code page of EventView}. */
    private static String answer(JsonNode operation) {
        var schema = operation.at("/responses/200/content/application~1json/schema/$ref").asText();
        var name = schema.substring(schema.lastIndexOf('/') + 1);
        return name.startsWith("Page") ? "page of " + name.substring("Page".length()) : name;
    }

    private static Set<String> queries(JsonNode operation) {
        var names = new TreeSet<String>();
        operation.path("parameters").forEach(one -> {
            if (one.path("in").asText().equals("query")) {
                names.add(one.path("name").asText());
            }
        });
        return names;
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private Set<String> parameters(String operationId) {
        return operations().stream()
                .filter(operation -> operation.path("operationId").asText().equals(operationId))
                .map(ApiDescriptionTest::queries)
                .findFirst().orElseThrow();
    }

    private List<JsonNode> operations() {
        var operations = new ArrayList<JsonNode>();
        openApi.path("paths").fields().forEachRemaining(path -> {
            if (path.getKey().startsWith(ROOT)) {
                path.getValue().forEach(operations::add);
            }
        });
        return operations;
    }
}
