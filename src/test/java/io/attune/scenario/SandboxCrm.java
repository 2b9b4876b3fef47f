package io.attune.scenario;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The sandbox CRM as one of its own clients sees it. */
final class SandboxCrm {

    private static final Duration SOON = Duration.ofSeconds(120);

    private final RunningAttune attune;

    SandboxCrm(RunningAttune attune) {
        this.attune = attune;
    }

    /** Every page of a query. */
    List<JsonNode> query(String soql) {
        var records = new ArrayList<JsonNode>();
        var next = "/sandbox/crm/services/data/v67.0/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8);
        while (!next.isEmpty()) {
            var page = get(next);
            page.get("records").forEach(records::add);
            next = page.path("nextRecordsUrl").asText();
            next = next.isEmpty() || next.startsWith("/sandbox") ? next : "/sandbox/crm" + next;
        }
        return records;
    }

    /** The only contact with this address, as soon as there is one: its id and address. */
    JsonNode contact(String email) {
        return await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(
                () -> query("SELECT Id, Email FROM Contact WHERE Email = '" + email + "'"),
                found -> found.size() == 1).get(0);
    }

    private JsonNode get(String path) {
        var answer = attune.get(path, "Authorization", "Bearer " + token());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return JsonText.parseOwn(answer.body());
    }

    private String token() {
        var form = "grant_type=client_credentials&client_id=attune-demo&client_secret=attune-demo-crm-secret";
        var answer = attune.post("/sandbox/crm/services/oauth2/token", form,
                "Content-Type", "application/x-www-form-urlencoded");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("no token: " + answer.statusCode() + " " + answer.body());
        }
        return JsonText.parseOwn(answer.body()).get("access_token").asText();
    }

    void create(String contact) {
        send("POST", "/sandbox/crm/services/data/v67.0/sobjects/Contact", contact);
    }

    void edit(String id, String fields) {
        send("PATCH", "/sandbox/crm/services/data/v67.0/sobjects/Contact/" + id, fields);
    }

    /** As a person does it on the page of the vendor. */
    void merge(String master, String loser) {
        send("POST", "/sandbox/crm/merge", "{\"master\": \"" + master + "\", \"loser\": \"" + loser + "\"}");
    }

    private void send(String method, String path, String body) {
        var answer = attune.send(attune.request(path, "Authorization", "Bearer " + token(), "Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " gave " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** No faults from now on. */
    void calm() {
        attune.send(attune.request("/sandbox/crm/faults").DELETE().build());
    }

    void fail(String fault) {
        var answer = attune.post("/sandbox/crm/faults", fault, "Content-Type", "application/json");
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
    }
}
