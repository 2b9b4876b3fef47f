package io.attune.webhook;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a body to its end, or gives up as soon as it is too large, counted after decompression, or finds no room. What
 * comes after that is thrown away as it arrives, so that the sender can read its answer.
 */
final class BodyReader {

    /** Vendors send far less; the largest known limit of a body is Shopify's, which splits above it. */
    static final int MOST_BYTES = 1 << 20;

    private final UniEmitter<? super Body> result;
    private final Room.Part part;
    private Buffer bytes = Buffer.buffer();
    /** Of several pieces; else it is the one that came. */
    private boolean isCopy;
    private boolean gaveUp;

    private BodyReader(UniEmitter<? super Body> result, Room.Part part) {
        this.result = result;
        this.part = part;
    }

    /** What became of it. */
    interface Body {
        <T> T fold(Function<byte[], T> whole, Supplier<T> tooLarge, Supplier<T> noRoom);
    }

    private record Whole(byte[] bytes) implements Body {
        @Override
        public <T> T fold(Function<byte[], T> whole, Supplier<T> tooLarge, Supplier<T> noRoom) {
            return whole.apply(bytes);
        }
    }

    private enum Lost implements Body {
        TOO_LARGE, NO_ROOM;

        @Override
        public <T> T fold(Function<byte[], T> whole, Supplier<T> tooLarge, Supplier<T> noRoom) {
            return this == TOO_LARGE ? tooLarge.get() : noRoom.get();
        }
    }

    /**
     * Fails when the sender breaks off.
     *
     * @param ended told when nothing more comes, whatever became of it
     */
    static Uni<Body> read(HttpServerRequest request, Room.Part part, Runnable ended) {
        return Uni.createFrom().emitter(result -> new BodyReader(result, part).start(request, ended));
    }

    private void start(HttpServerRequest request, Runnable ended) {
        request.exceptionHandler(failure -> {
            ended.run();
            result.fail(failure);
        });
        request.endHandler(end -> {
            ended.run();
            result.complete(new Whole(bytes.getBytes()));
        });
        request.handler(this::take);
        if (announced(request) > MOST_BYTES) {
            giveUp(Lost.TOO_LARGE);
        }
    }

    private void take(Buffer chunk) {
        if (gaveUp) {
            return;
        }
        if (bytes.length() + chunk.length() > MOST_BYTES) {
            giveUp(Lost.TOO_LARGE);
        } else if (part.grow(chunk.length())) {
            keep(chunk);
        } else {
            giveUp(Lost.NO_ROOM);
        }
    }

    /** Most bodies come in one piece, which is not copied. */
    private void keep(Buffer chunk) {
        if (bytes.length() == 0) {
            bytes = chunk;
        } else {
            bytes = (isCopy ? bytes : Buffer.buffer().appendBuffer(bytes)).appendBuffer(chunk);
            isCopy = true;
        }
    }

    /** Nothing of it is kept any longer, however slowly the rest of it comes. */
    private void giveUp(Lost why) {
        gaveUp = true;
        bytes = Buffer.buffer();
        result.complete(why);
    }

    /** What the sender says it will send; a chunked or compressed body says nothing. */
    private static long announced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || length.length() > 18 || !length.chars().allMatch(Character::isDigit)
                ? 0
                : Long.parseLong(length.isEmpty() ? "0" : length);
    }
}
