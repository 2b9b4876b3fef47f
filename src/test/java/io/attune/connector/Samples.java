package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Short ways to JSON, answers and accounts. */
final class Samples {

    private static final Path RESOURCES = Path.of("src/test/resources/connector");

    static final Account SHOP = SomeAccount.with(Map.of("shop", "demo.myshopify.com",
            "base_url", "https://demo.myshopify.com", "api_version", "2026-07"), "a-secret-of-more-than-24-bytes");
    static final Account CRM = SomeAccount.with(Map.of("base_url", "https://demo.my.salesforce.com",
            "login_url", "https://demo.my.salesforce.com", "api_version", "67.0", "client_id", "app-1",
            "username", "sync@example.com"), "a-secret-of-more-than-24-bytes");

    private Samples() {}

    static JsonNode file(String name) {
        return json(Shipped.bytes(RESOURCES.resolve(name)));
    }

    /** JSON with single quotes, for reading's sake. */
    static JsonNode json(String text) {
        return json(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    static JsonNode json(byte[] text) {
        return JsonText.read(text) instanceof JsonText.Reading.Readable readable
                ? readable.tree()
                : failed(new String(text, StandardCharsets.UTF_8));
    }

    private static JsonNode failed(String text) {
        throw new AssertionError("not JSON: " + text);
    }

    static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static HttpAnswer answer(int status, String body) {
        return answer(status, Map.of(), body);
    }

    static HttpAnswer answer(int status, Map<String, List<String>> headers, String body) {
        return new HttpAnswer(status, headers, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static HttpAnswer answer(int status, JsonNode body) {
        return new HttpAnswer(status, Map.of(), JsonText.write(body).getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode body(Call call) {
        return json(call.body().orElseThrow(() -> new AssertionError(call + " has no body")));
    }
}
