package io.attune.connector.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer as rules and paths see it: an object with {@code status}, {@code headers} (lower-case names, the first
 * value) and {@code body}. The body is missing where it is empty or no JSON.
 *
 * @param isReadable the body is JSON, or there is none
 */
public record View(int status, ObjectNode root, byte[] raw, boolean isReadable) {

    public static View of(int status, Map<String, List<String>> headers, byte[] body) {
        var root = Canonical.NODES.objectNode();
        root.put("status", status);
        var names = root.putObject("headers");
        headers.forEach((name, values) -> {
            if (!values.isEmpty()) {
                names.put(name, values.get(0));
            }
        });
        if (isBlank(body)) {
            return new View(status, root, body, true);
        }
        if (JsonText.read(body) instanceof JsonText.Reading.Readable readable) {
            root.set("body", readable.tree());
            return new View(status, root, body, true);
        }
        return new View(status, root, body, false);
    }

    /** The same with one of its parts for its body: an answer to many that is read as an answer to one. */
    public View of(JsonNode part) {
        var one = Canonical.NODES.objectNode();
        one.set("status", root.path("status"));
        one.set("headers", root.path("headers"));
        one.set("body", part);
        return new View(status, one, JsonText.write(part).getBytes(StandardCharsets.UTF_8), true);
    }

    private static boolean isBlank(byte[] body) {
        return body.length <= 64 && new String(body, StandardCharsets.UTF_8).isBlank();
    }

    /** For formulas. */
    public Map<String, JsonNode> variables() {
        return Map.of("status", root.path("status"), "headers", root.path("headers"), "body", body());
    }

    public JsonNode body() {
        return root.path("body");
    }

    public boolean isEmpty() {
        return isReadable && body() instanceof MissingNode;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(root.path("headers").path(name).textValue());
    }

    /** What the answer's {@code Retry-After} asks for. */
    public Optional<Duration> retryAfter() {
        return header("retry-after").flatMap(text -> RetryAfter.read(text, header("date")));
    }
}
