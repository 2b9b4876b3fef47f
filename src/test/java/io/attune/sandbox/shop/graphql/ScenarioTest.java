package io.attune.sandbox.shop.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.document.Canonical;
import io.attune.sandbox.shop.ShopWorld;
import io.attune.sandbox.shop.rules.Notice;
import io.attune.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What clients send and what the shop answers and tells, as files: each has steps with a query ({@code send}, {@code
 * with}), the {@code data} or {@code errors} of the answer and the topics of the webhooks ({@code tells}). A second
 * passes between them.
 */
class ScenarioTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> files() throws IOException {
        return Files.list(Path.of("src/test/resources/sandbox/shop/scenarios")).sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void answersAsWritten(Path file) throws IOException {
        var world = ShopWorld.seeded();
        var steps = YamlReader.read(file.toString(), Files.readAllBytes(file)).value().orElseThrow().tree()
                .path("steps");
        int number = 0;
        for (var step : steps) {
            var at = file.getFileName() + ", step " + ++number + ": ";
            world.pass(Duration.ofSeconds(1));
            var answer = world.query(step.path("send").asText(), variables(step.path("with")));
            assertEquals(pretty(step.path("data")), pretty(answer.path("data")), at + answer.path("errors"));
            assertEquals(texts(step.path("errors")), messages(answer.path("errors")), at);
            assertEquals(texts(step.path("tells")), world.heard().stream().map(Notice::topic).toList(), at);
        }
    }

    private static Map<String, Object> variables(JsonNode with) {
        return with.isMissingNode() ? Map.of() : JSON.convertValue(with, new TypeReference<Map<String, Object>>() {});
    }

    private static String pretty(JsonNode data) {
        return Canonical.of(data).toPrettyString();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static List<String> messages(JsonNode errors) {
        return StreamSupport.stream(errors.spliterator(), false)
                .map(error -> error.path("extensions").path("code").asText() + ": " + error.path("message").asText())
                        .toList();
    }
}
