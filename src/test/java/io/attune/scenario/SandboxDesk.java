package io.attune.scenario;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The sandbox help desk as one of its own clients sees it. */
final class SandboxDesk {

    private static final String USERS = "/sandbox/desk/api/v2/users";
    private static final String AUTHORIZATION = "Basic " + Base64.getEncoder().encodeToString(
            "attune@example.com/token:attune-demo-desk-token".getBytes(StandardCharsets.UTF_8));

    private static final Duration SOON = Duration.ofSeconds(120);

    private final RunningAttune attune;

    SandboxDesk(RunningAttune attune) {
        this.attune = attune;
    }

    /** The user with this address, once there is one. */
    Optional<JsonNode> user(String email) {
        var answer = attune.get(USERS + "/search.json?query=" + URLEncoder.encode("email:\"" + email + "\"",
                StandardCharsets.UTF_8), "Authorization", AUTHORIZATION);
        var users = JsonText.parseOwn(answer.body()).path("users");
        return users.size() == 1 ? Optional.of(users.get(0)) : Optional.empty();
    }

    /** The same as soon as there is one. */
    JsonNode soon(String email) {
        return await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> user(email), Optional::isPresent)
                .orElseThrow();
    }

    void edit(String id, String field, String value) {
        var body = Canonical.NODES.objectNode();
        body.putObject("user").put(field, value);
        send(id, "PUT", JsonText.write(body));
    }

    void delete(String id) {
        send(id, "DELETE", "");
    }

    private void send(String id, String method, String body) {
        var answer = attune.send(attune.request(USERS + "/" + id + ".json", "Authorization", AUTHORIZATION,
                        "Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
    }
}
