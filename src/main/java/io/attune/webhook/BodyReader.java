package io.attune.webhook;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * Reads a body to its end, or gives up as soon as it is too large, counted after decompression. What comes after that
 * is thrown away as it arrives, so that the sender can read its answer.
 */
final class BodyReader {

    /** Vendors send far less; the largest known limit of a body is Shopify's, which splits above it. */
    static final int MOST_BYTES = 1 << 20;

    private final UniEmitter<? super Optional<byte[]>> result;
    private final Buffer body = Buffer.buffer();
    private boolean tooLarge;

    private BodyReader(UniEmitter<? super Optional<byte[]>> result) {
        this.result = result;
    }

    /** The body, or empty where it is larger than a webhook may be; fails when the sender breaks off. */
    static Uni<Optional<byte[]>> read(HttpServerRequest request) {
        return Uni.createFrom().emitter(result -> new BodyReader(result).start(request));
    }

    private void start(HttpServerRequest request) {
        request.exceptionHandler(result::fail);
        request.endHandler(end -> result.complete(Optional.of(body.getBytes())));
        request.handler(this::take);
        if (announced(request) > MOST_BYTES) {
            giveUp();
        }
    }

    private void take(Buffer chunk) {
        if (tooLarge) {
            return;
        }
        if (body.length() + chunk.length() > MOST_BYTES) {
            giveUp();
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void giveUp() {
        tooLarge = true;
        result.complete(Optional.empty());
    }

    /** How many bytes it may take: what is announced, but for a chunked or compressed body, which tells nothing. */
    static long atMost(HttpServerRequest request) {
        long announced = announced(request);
        return announced == 0 || announced > MOST_BYTES || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null
                ? MOST_BYTES : announced;
    }

    /** What the sender says it will send; a chunked body says nothing. */
    private static long announced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || length.length() > 18 || !length.chars().allMatch(Character::isDigit)
                ? 0
                : Long.parseLong(length.isEmpty() ? "0" : length);
    }
}
