package io.attune.webhook;

import io.attune.connector.WebhookRequest;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address of webhooks, on the bare router: the raw bytes and every header as they came, and no byte more than is
 * allowed. It stands before the limits that hold for the rest of the server, since its own are narrower and its
 * refusals exact.
 */
@ApplicationScoped
class WebhookRoute {

    private static final int BEFORE_ALL_LIMITS = -1_000;
    private static final long READ_MILLIS = 10_000;
    private static final String CONNECTION = "connection";

    private final WebhookReceiver receiver;
    private final Witness witness;
    private final Room room;
    private final Optional<String> publicUrl;

    WebhookRoute(WebhookReceiver receiver, Witness witness, Room room,
            @ConfigProperty(name = "attune.public-url") Optional<String> publicUrl) {
        this.receiver = receiver;
        this.witness = witness;
        this.room = room;
        this.publicUrl = publicUrl;
    }

    void open(@Observes Router router) {
        router.route("/webhooks/:" + CONNECTION).order(BEFORE_ALL_LIMITS).handler(this::handle);
    }

    private void handle(RoutingContext exchange) {
        var executor = executor(exchange);
        answer(exchange).emitOn(executor).subscribe().with(
                answer -> send(exchange, answer),
                failure -> fail(exchange, failure));
    }

    /** The database answers on threads of its own; the response belongs to the thread of its connection. */
    private static Executor executor(RoutingContext exchange) {
        var context = exchange.vertx().getOrCreateContext();
        return task -> context.runOnContext(ignored -> task.run());
    }

    private Uni<Answer> answer(RoutingContext exchange) {
        var connection = exchange.pathParam(CONNECTION);
        var refused = receiver.refusedBeforeItsBody(connection, exchange.request().method().name());
        if (refused.isPresent()) {
            return Uni.createFrom().item(refused.get());
        }
        witness.came(connection);
        return room.enter(connection)
                .map(part -> answer(exchange, connection, part).onTermination().invoke(part::leave))
                .orElseGet(() -> Uni.createFrom().item(receiver.busy(connection)));
    }

    private Uni<Answer> answer(RoutingContext exchange, String connection, Room.Part part) {
        long timer = exchange.vertx().setTimer(READ_MILLIS, late -> exchange.request().connection().close());
        return BodyReader.read(exchange.request(), part, () -> exchange.vertx().cancelTimer(timer))
                .chain(body -> body.fold(
                        bytes -> receiver.receive(connection, request(exchange.request(), bytes)),
                        () -> Uni.createFrom().item(receiver.tooLarge(connection)),
                        () -> Uni.createFrom().item(receiver.busy(connection))));
    }

    private WebhookRequest request(HttpServerRequest request, byte[] body) {
        var url = publicUrl.map(base -> base + request.uri()).orElseGet(request::absoluteURI);
        return new WebhookRequest(request.method().name(), url, headers(request), body);
    }

    private static Map<String, List<String>> headers(HttpServerRequest request) {
        var headers = new HashMap<String, List<String>>();
        for (var header : request.headers()) {
            headers.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), first -> new ArrayList<>(1))
                    .add(header.getValue());
        }
        return headers;
    }

    private static void send(RoutingContext exchange, Answer answer) {
        var response = exchange.response();
        answer.headers().forEach(response::putHeader);
        response.setStatusCode(answer.status()).end(answer.body());
    }

    private static void fail(RoutingContext exchange, Throwable failure) {
        if (exchange.response().closed() || exchange.response().ended()) {
            Log.debugf("event.broken-off why=\"%s\"", failure.getMessage());
        } else {
            Log.errorf(failure, "event.failed-to-answer");
            exchange.response().setStatusCode(500).end();
        }
    }
}
