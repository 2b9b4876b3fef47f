package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Webhooks of every scheme that a connector file can describe, signed by a program in another language: genuine,
 * forged, stale, foreign. {@code schemes/*.yaml} describe systems that ship later; what they need of the format is
 * here already.
 */
class WebhookVectorsTest {

    private static final Path RESOURCES = Path.of("src/test/resources/connector");
    private static final Map<String, Connector> CONNECTORS = new ConcurrentHashMap<>();

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("vectors")
    void isJudged(String system, String name, JsonNode vector) {
        var secrets = texts(vector.path("secrets")).toArray(String[]::new);
        var account = SomeAccount.with(Map.of("shop", "demo.myshopify.com"), secrets);
        var verdict = connector(system).webhooks()
                .verify(request(vector), account, Instant.parse(vector.path("at").asText()));

        assertEquals(vector.path("expect").asText(), words(verdict));
    }

    private static WebhookRequest request(JsonNode vector) {
        var headers = new HashMap<String, List<String>>();
        vector.path("headers").fields()
                .forEachRemaining(header -> headers.put(header.getKey(), List.of(header.getValue().asText())));
        return new WebhookRequest(vector.path("method").asText(), vector.path("url").asText(), headers,
                vector.path("body").asText().getBytes(StandardCharsets.UTF_8));
    }

    private static String words(Verdict verdict) {
        return verdict.fold(
                accepted -> accepted.deliveries().stream().map(WebhookVectorsTest::words)
                        .collect(Collectors.joining(", ", "accepted ", "")),
                refused -> refused.reason().code() + ": " + refused.why(),
                handshake -> "handshake " + handshake.status() + " " + handshake.body());
    }

    private static String words(Verdict.Delivery delivery) {
        return delivery.id() + " " + delivery.topic() + " "
                + delivery.triggeredAt().map(Instant::toString).orElse("-");
    }

    private static Connector connector(String system) {
        return CONNECTORS.computeIfAbsent(system, name -> Shipped.NAMES.contains(name)
                ? Shipped.load(name)
                : Shipped.load(RESOURCES.resolve("schemes").resolve(name + ".yaml")));
    }

    static Stream<Arguments> vectors() {
        var read = (JsonText.Reading.Readable) JsonText.read(Shipped.bytes(RESOURCES.resolve("webhooks.json")));
        return StreamSupport.stream(read.tree().spliterator(), false)
                .map(vector -> Arguments.of(vector.path("system").asText(), vector.path("name").asText(), vector));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
