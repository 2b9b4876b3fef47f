package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks the API of a running Attune. */
final class ApiClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 200;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ApiOptions options;

    ApiClient(ApiOptions options) {
        this.options = options;
    }

    ApiAnswer get(String path) {
        return ask("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    ApiAnswer post(String path) {
        return ask("POST", path, HttpRequest.BodyPublishers.noBody());
    }

    ApiAnswer post(String path, JsonNode body) {
        return ask("POST", path, HttpRequest.BodyPublishers.ofString(JsonText.write(body)));
    }

    /** The first {@code most} items of a list, {@code next} where there are more; over as many pages as it takes. */
    ApiAnswer list(String path, QueryString filters, int most) {
        var items = Canonical.NODES.arrayNode();
        var next = Optional.<String>empty();
        do {
            var answer = get(path + filters.with("limit", Math.min(PAGE, most - items.size())).with("next", next));
            if (!(answer instanceof ApiAnswer.Given given)) {
                return answer;
            }
            items.addAll((ArrayNode) given.json().get("items"));
            next = Optional.ofNullable(given.json().path("next").textValue());
        } while (next.isPresent() && items.size() < most);
        return new ApiAnswer.Given(page(items, next));
    }

    private static JsonNode page(ArrayNode items, Optional<String> next) {
        var page = Canonical.NODES.objectNode();
        page.set("items", items);
        page.put("next", next.orElse(null));
        return page;
    }

    private ApiAnswer ask(String method, String path, HttpRequest.BodyPublisher body) {
        return options.token()
                .map(token -> send(request(method, path, body).header("Authorization", "Bearer " + token).build()))
                .orElseGet(() ->
                        new ApiAnswer.Refused("there is no token: set ATTUNE_API_TOKEN, or say with --data-dir which"
                        + " data folder the running Attune has (" + options.tokenFile() + " is not there)"));
    }

    private HttpRequest.Builder request(String method, String path, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(options.address() + "/api/v1" + path))
                .method(method, body)
                .timeout(PATIENCE);
    }

    private ApiAnswer send(HttpRequest request) {
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (ConnectException e) {
            return new ApiAnswer.Refused("no Attune answers at " + options.address()
                    + ": is it running, and is that its port?");
        } catch (IOException e) {
            return new ApiAnswer.Refused("the call to " + options.address() + " failed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ApiAnswer.Refused("interrupted");
        }
    }

    private ApiAnswer answer(HttpResponse<byte[]> response) {
        var json = JsonText.read(response.body()) instanceof JsonText.Reading.Readable read
                ? read.tree()
                : Canonical.NODES.missingNode();
        if (response.statusCode() / 100 == 2 && json.isObject()) {
            return new ApiAnswer.Given(json);
        }
        return new ApiAnswer.Refused(json.path("detail").asText("what answers at " + options.address()
                + " is no Attune: status " + response.statusCode()));
    }
}
