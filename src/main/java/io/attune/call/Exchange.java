package io.attune.call;

import io.attune.connector.HttpAnswer;
import io.attune.redaction.Redactor;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One request and its answer. The moment before the first byte may leave parts the two ways to fail: until then it is
 * surely not sent, from then on it is lost. Runs on one context, so its fields need no lock; it ends exactly once.
 */
final class Exchange {

    /** Addresses of one name that are tried before it is held to be unreachable. */
    private static final int MAX_ADDRESSES = 3;

    private final Vertx vertx;
    private final HttpClient client;
    private final Parcel parcel;
    private final UniEmitter<? super Reply> emitter;
    private HttpClientRequest request;
    private AnswerBody body;
    private boolean ended;
    private long timer;

    private Exchange(Vertx vertx, HttpClient client, Parcel parcel, UniEmitter<? super Reply> emitter) {
        this.vertx = vertx;
        this.client = client;
        this.parcel = parcel;
        this.emitter = emitter;
    }

    /** Never fails. Cancelling takes the connection down, since half an exchange leaves it useless. */
    static Uni<Reply> of(Vertx vertx, HttpClient client, Parcel parcel) {
        return Uni.createFrom().emitter(emitter -> {
            var context = vertx.getOrCreateContext();
            var exchange = new Exchange(vertx, client, parcel, emitter);
            emitter.onTermination(() -> context.runOnContext(nothing -> exchange.abandon()));
            context.runOnContext(nothing -> exchange.begin());
        });
    }

    private void begin() {
        if (!ended) {
            timer = vertx.setTimer(Math.max(1, parcel.bound().toMillis()), id -> expire());
            dial(0);
        }
    }

    private void dial(int address) {
        client.request(parcel.to(address)).onComplete(result -> dialled(address, result));
    }

    private void dialled(int address, AsyncResult<HttpClientRequest> result) {
        if (ended) {
            if (result.succeeded()) {
                result.result().reset();
            }
        } else if (result.succeeded()) {
            send(result.result());
        } else if (address + 1 < Math.min(MAX_ADDRESSES, parcel.addresses().size())) {
            dial(address + 1);
        } else {
            end(Reply.NotSent.unreachable("no connection to " + parcel.destination() + ": " + words(result.cause())));
        }
    }

    private void send(HttpClientRequest ready) {
        request = ready;
        request.connection().exceptionHandler(e -> {}); // it comes through the request as well
        parcel.body().map(request::send).orElseGet(request::send)
                .onSuccess(this::receive)
                .onFailure(e -> lose("no answer from " + parcel.destination() + ": " + words(e)));
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(e -> lose("the answer breaks off: " + words(e)));
        AnswerBody.packedAs(response.headers().getAll("content-encoding")).ifPresentOrElse(
                fitting -> receive(response, fitting),
                () -> lose("the answer is packed in a way that was not asked for"));
    }

    private void receive(HttpClientResponse response, AnswerBody fitting) {
        body = fitting;
        response.handler(this::take).endHandler(nothing -> finish(response));
    }

    private void take(Buffer chunk) {
        if (!ended) {
            body.take(chunk.getBytes()).ifPresent(this::lose);
        }
    }

    private void finish(HttpClientResponse response) {
        if (!ended && body.isWhole()) {
            end(new Reply.Answered(new HttpAnswer(response.statusCode(), headers(response), body.bytes())));
        } else {
            lose("the answer's gzip ends too early");
        }
    }

    private void expire() {
        if (request == null) {
            end(Reply.NotSent.unreachable("no connection to " + parcel.destination() + " in time"));
        } else {
            lose("no whole answer from " + parcel.destination() + " in time");
        }
    }

    private void lose(String words) {
        if (!ended) {
            end(new Reply.Lost(words));
            request.reset();
        }
    }

    private void end(Reply reply) {
        if (!ended) {
            settle();
            emitter.complete(reply);
        }
    }

    /** Nobody waits for the answer any more. */
    private void abandon() {
        if (!ended) {
            settle();
            if (request != null) {
                request.reset();
            }
        }
    }

    private void settle() {
        ended = true;
        vertx.cancelTimer(timer);
        if (body != null) {
            body.close();
        }
    }

    private static Map<String, List<String>> headers(HttpClientResponse response) {
        var headers = new HashMap<String, List<String>>();
        response.headers().forEach((name, value) ->
                headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), first -> new ArrayList<>()).add(value));
        return headers;
    }

    /**
     * The innermost reason: "unable to find valid certification path" tells more than "failed to create SSL
     * connection".
     */
    private static String words(Throwable e) {
        var innermost = e;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        var message = innermost.getMessage();
        return Redactor.line(message == null ? innermost.getClass().getSimpleName() : message);
    }
}
