package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.time.Duration;

/** Attune as a program that has the token of its API sees it. */
record AttuneApi(RunningAttune attune) {

    JsonNode read(String path) {
        return JsonText.parseOwn(attune.get("/api/v1/" + path, "Authorization", "Bearer " + attune.token()).body());
    }

    JsonNode list(String path) {
        return read(path).get("items");
    }

    JsonNode record(String id) {
        return read("records/" + id);
    }

    void post(String path, String body) {
        var answer = attune.post("/api/v1/" + path, body, "Authorization", "Bearer " + attune.token(), "Content-Type",
                "application/json");
        assertEquals(200, answer.statusCode(), answer.body());
    }

    /** Returns when nothing is under way any more, for a while. */
    void quiet() {
        await().atMost(Duration.ofSeconds(120)).during(Duration.ofSeconds(3))
                .until(() -> list("deliveries").size(), left -> left == 0);
    }
}
