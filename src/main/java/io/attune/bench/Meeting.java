package io.attune.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@link Members} on the network: called by Attune, and telling it of what changed until it has taken it. */
final class Meeting implements AutoCloseable, Members.Telling {

    static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(
            "attune-bench-member-webhook-secret".getBytes(StandardCharsets.UTF_8));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ADDRESS = 16_384;
    private static final int CONNECTIONS = 64;
    private static final long AGAIN_MILLIS = 200;

    private final Vertx vertx;
    private final HttpClient client;
    private final Clock clock = Clock.systemUTC();
    private final Members members = new Members(clock, this);
    private final BlockingQueue<String> free = new LinkedBlockingQueue<>();
    private HttpServer server;
    private URI attune = URI.create("http://127.0.0.1");

    private Meeting(Vertx vertx) {
        this.vertx = vertx;
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
    }

    static Meeting listening(Vertx vertx, int port) {
        var meeting = new Meeting(vertx);
        meeting.server = vertx.createHttpServer(new HttpServerOptions().setMaxInitialLineLength(LONGEST_ADDRESS))
                .requestHandler(meeting::take)
                .listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        return meeting;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    Members members() {
        return members;
    }

    void tells(URI address) {
        attune = address;
    }

    /** Somebody whose last edit is everywhere; null where there is nobody for so long. */
    String free(long seconds) {
        try {
            return free.poll(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var answer = members.answer(request.method().name(), URI.create(request.uri()), body.getBytes());
            request.response().setStatusCode(answer.status()).putHeader("Content-Type", "application/json")
                    .end(answer.body());
        });
    }

    @Override
    public void converged(String email) {
        free.add(email);
    }

    @Override
    public void changed(String system, ObjectNode person) {
        var told = JSON.createObjectNode().put("type", "person.updated").put("timestamp", clock.instant().toString());
        told.set("data", person);
        post(system, UUID.randomUUID().toString(), told.toString());
    }

    private void post(String system, String id, String body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var options = new RequestOptions().setMethod(HttpMethod.POST).setHost(attune.getHost())
                .setPort(attune.getPort()).setURI("/webhooks/" + system)
                .putHeader("Content-Type", "application/json").putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", timestamp)
                .putHeader("webhook-signature", "v1," + signed(id + "." + timestamp + "." + body));
        client.request(options).compose(request -> request.send(Buffer.buffer(body)))
                .compose(answer -> answer.body().map(answer.statusCode()))
                .onComplete(status -> {
                    if (status.failed() || status.result() / 100 != 2) {
                        vertx.setTimer(AGAIN_MILLIS, late -> post(system, id, body));
                    }
                });
    }

    private static String signed(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
