package io.attune.sandbox;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.connector.ConnectorObject;
import io.attune.connector.HttpAnswer;
import io.attune.connector.Page;
import io.attune.connector.Search;
import io.attune.connector.Token;
import io.attune.connector.TokenAnswer;
import io.attune.connector.Write;
import io.attune.document.JsonText;
import io.attune.retry.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection's calls over HTTP, signed in as it says, and what their answers mean. */
public final class Wire {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Connection connection;
    private final Optional<Token> token;

    public Wire(Connection connection) throws IOException, InterruptedException {
        this.connection = connection;
        var oauth = connection.auth().oauth2();
        this.token = oauth.isEmpty() ? Optional.empty() : Optional.of(assertInstanceOf(TokenAnswer.Granted.class,
                oauth.get().read(plain(oauth.get().tokenCall(connection, Optional.empty(), Instant.EPOCH)),
                        Instant.EPOCH)).token());
    }

    public Optional<Token> token() {
        return token;
    }

    public HttpAnswer send(Call call) throws IOException, InterruptedException {
        return plain(connection.auth().apply(call, connection, token));
    }

    private HttpAnswer plain(Call call) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(call.url()))
                .method(call.method(), call.body().map(HttpRequest.BodyPublishers::ofByteArray)
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        call.headers().forEach(request::header);
        var response = client.send(request.build(), BodyHandlers.ofByteArray());
        return new HttpAnswer(response.statusCode(), response.headers().map(), response.body());
    }

    /** All calls of a write, one after the other, whatever each gave. */
    public List<Outcome> write(ConnectorObject object, Write write) throws IOException, InterruptedException {
        var outcomes = new ArrayList<Outcome>();
        for (var call : object.write(connection, write)) {
            outcomes.add(outcome(object, call));
        }
        return outcomes;
    }

    public Outcome outcome(ConnectorObject object, Call call) throws IOException, InterruptedException {
        return object.outcome(call, send(call));
    }

    public ObjectNode read(ConnectorObject object, String id) throws IOException, InterruptedException {
        return (ObjectNode) done(outcome(object, object.read(connection, id))).record();
    }

    /** The ids that a search found. */
    public List<String> hits(ConnectorObject object, Call call) throws IOException, InterruptedException {
        var search = object.search(call, send(call));
        return assertInstanceOf(Search.Hits.class, search, search.toString()).hits().stream().map(Search.Hit::id)
                .toList();
    }

    /** Every page since then. */
    public List<Page.Listed> list(ConnectorObject object, Optional<Instant> since)
            throws IOException, InterruptedException {
        var pages = new ArrayList<Page.Listed>();
        var next = Optional.<String>empty();
        do {
            var call = object.list(connection, since, next).orElseThrow();
            var page = object.page(call, send(call));
            pages.add(assertInstanceOf(Page.Listed.class, page, page.toString()));
            next = pages.get(pages.size() - 1).next();
        } while (next.isPresent());
        return pages;
    }

    public static Write write(Write.Kind kind, String id, String patch, String marker) {
        return new Write(kind, Optional.of(id).filter(text -> !text.isEmpty()), marker, json(patch),
                MissingNode.getInstance());
    }

    public static Outcome.Done done(Outcome outcome) {
        return assertInstanceOf(Outcome.Done.class, outcome, outcome.toString());
    }

    public static String refusal(Outcome outcome) {
        return assertInstanceOf(Outcome.NotDone.class, outcome, outcome.toString()).refusal().name();
    }

    public static ObjectNode json(String text) {
        return (ObjectNode) ((JsonText.Reading.Readable) JsonText.read(text.getBytes(StandardCharsets.UTF_8))).tree();
    }
}
