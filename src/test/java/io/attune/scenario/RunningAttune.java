package io.attune.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Attune, and the systems of its sandbox, as they are reached over HTTP. */
abstract class RunningAttune {

    /** Of this version, so that a GET is sent again where the connection that was kept for it was closed meanwhile. */
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private final int port;

    RunningAttune(int port) {
        this.port = port;
    }

    final int port() {
        return port;
    }

    /** The token of its API. */
    abstract String token();

    final HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    final HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** How many calls of a kind this process made to a connection. */
    final double calls(String connection, String kind) {
        var series = "call_made_seconds_count{connection=\"" + connection + "\",kind=\"" + kind + "\"";
        return get("/q/metrics").body().lines().filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    final HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    final HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
