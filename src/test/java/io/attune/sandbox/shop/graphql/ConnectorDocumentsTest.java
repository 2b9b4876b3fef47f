package io.attune.sandbox.shop.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.schema.GraphQLSchema;
import io.attune.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every GraphQL document of the shipped {@code connectors/shopify.yaml} is one that the shop understands. */
class ConnectorDocumentsTest {

    private static final GraphQLSchema SCHEMA = ShopSchema.build();

    /** A document with the fragments of its object. */
    record Document(String object, String text) {}

    static Stream<Document> documents() throws IOException {
        var file = Path.of("connectors/shopify.yaml");
        var objects = YamlReader.read(file.toString(), Files.readAllBytes(file)).value().orElseThrow().tree()
                .path("objects");
        return objects.properties().stream().flatMap(object -> object.getValue().findValues("graphql").stream()
                .map(document -> document(object.getKey(), document, object.getValue().path("graphql_fragments"))));
    }

    private static Document document(String object, JsonNode document, JsonNode fragments) {
        var text = document.asText();
        return new Document(object, text.contains("...") ? text + fragments.asText() : text);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isUnderstood(Document document) {
        var result =
                ParseAndValidate.parseAndValidate(SCHEMA, ExecutionInput.newExecutionInput(document.text()).build());

        assertEquals(List.of(), result.getErrors().stream().map(GraphQLError::getMessage).toList());
    }
}
