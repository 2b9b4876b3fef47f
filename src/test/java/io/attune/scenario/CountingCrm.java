package io.attune.scenario;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two CRMs in one, by the first part of the path: each makes a contact whenever it is asked to, and counts. Its memory
 * belongs to its event loop; what tests ask is copied under a lock.
 */
final class CountingCrm implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, JsonObject> contacts = new HashMap<>();
    private final Map<String, Set<String>> byMarker = new HashMap<>();
    private final Map<String, Integer> made = new TreeMap<>();
    private final AtomicInteger listings = new AtomicInteger();
    private volatile Moods moods = path -> Mood.WELL;

    private CountingCrm() {
        server = vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join();
    }

    static CountingCrm listening() {
        return new CountingCrm();
    }

    /** How a call is answered. */
    record Mood(int status, Duration delay, boolean hangs) {

        static final Mood WELL = new Mood(200, Duration.ZERO, false);
        static final Mood DOWN = new Mood(503, Duration.ZERO, false);
        static final Mood HANGS = new Mood(200, Duration.ZERO, true);

        static Mood slow(Duration delay) {
            return new Mood(200, delay, false);
        }
    }

    /** The mood in which a call to this path is answered. */
    interface Moods {
        Mood at(String path);
    }

    void is(Moods others) {
        moods = others;
    }

    int port() {
        return server.actualPort();
    }

    /** How often it was asked what had changed. */
    int listings() {
        return listings.get();
    }

    /** How many contacts were made of each address, in either of the two. */
    synchronized Map<String, Integer> made() {
        return new TreeMap<>(made);
    }

    synchronized List<String> twice() {
        return made.entrySet().stream().filter(one -> one.getValue() > 1).map(Map.Entry::toString).toList();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var mood = moods.at(request.path());
            if (mood.status() != 200) {
                request.response().setStatusCode(mood.status()).end();
            } else {
                answer(request, body, mood);
            }
        });
    }

    /** What it does, it does at once, however late it says so. */
    private void answer(HttpServerRequest request, Buffer body, Mood mood) {
        var answer = answer(request, body);
        if (mood.hangs()) {
            return;
        }
        Runnable end = () -> request.response().setStatusCode(answer.isEmpty() ? 404 : 200)
                .putHeader("Content-Type", "application/json").end(answer.encode());
        if (mood.delay().isZero()) {
            end.run();
        } else {
            vertx.setTimer(mood.delay().toMillis(), late -> end.run());
        }
    }

    private synchronized JsonObject answer(HttpServerRequest request, Buffer body) {
        var path = request.path();
        if (path.endsWith("/errands")) {
            listings.incrementAndGet();
            return new JsonObject().put("data", new JsonArray());
        }
        if (path.endsWith("/contacts")) {
            return request.method().name().equals("POST") ? make(body.toJsonObject()) : find(request);
        }
        var known = contacts.getOrDefault(path.substring(path.lastIndexOf('/') + 1), new JsonObject());
        return request.method().name().equals("PATCH") ? marked(known.mergeIn(body.toJsonObject())) : known;
    }

    private JsonObject make(JsonObject contact) {
        var id = "c" + (contacts.size() + 1);
        contacts.put(id, contact.put("id", id));
        made.merge(contact.getString("email"), 1, Integer::sum);
        return marked(contact);
    }

    /** Found by its marker at once, however many there are. */
    private JsonObject marked(JsonObject contact) {
        Optional.ofNullable(contact.getString("external_id")).ifPresent(marker ->
                byMarker.computeIfAbsent(marker, first -> new LinkedHashSet<>()).add(contact.getString("id")));
        return contact;
    }

    private JsonObject find(HttpServerRequest request) {
        var marker = request.getParam("external_id");
        var found = byMarker.getOrDefault(marker, Set.of()).stream().map(contacts::get)
                .filter(contact -> marker.equals(contact.getString("external_id"))).toList();
        return new JsonObject().put("data", new JsonArray(found));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
