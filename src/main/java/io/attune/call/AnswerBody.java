package io.attune.call;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Collects an answer's body as it comes in, and unpacks it on the way. Bounded before and after unpacking, so that
 * neither a long answer nor a small one that unpacks to a huge one costs more than {@link #MAX_BYTES}. Not thread-safe.
 */
final class AnswerBody {

    static final int MAX_BYTES = 16 << 20;
    static final int MAX_RATIO = 100;
    /** Up to here no ratio is asked for: many equal records pack well, and so little does no harm. */
    static final int RATIO_FREE_BYTES = 1 << 20;
    /** Deflate unpacks to 1,032 times its size at most: 4 MiB between two looks at the bounds. */
    private static final int SLICE_BYTES = 4 << 10;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Optional<JdkZlibDecoder> gzip;
    private final Optional<EmbeddedChannel> unpacking;
    private long received;

    private AnswerBody(boolean packed) {
        gzip = packed ? Optional.of(new JdkZlibDecoder(ZlibWrapper.GZIP, 0)) : Optional.empty();
        unpacking = gzip.map(EmbeddedChannel::new);
    }

    /** @param encodings all values of {@code content-encoding}; empty result: packed in a way that was not asked for */
    static Optional<AnswerBody> packedAs(List<String> encodings) {
        return switch (String.join(",", encodings).strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Optional.of(new AnswerBody(false));
            case "gzip", "x-gzip" -> Optional.of(new AnswerBody(true));
            default -> Optional.empty();
        };
    }

    /** What is wrong with the body so far; after a fault nothing more is to be handed in. */
    Optional<String> take(byte[] bytes) {
        for (int from = 0; from < bytes.length; from += SLICE_BYTES) {
            var fault = takeSlice(Unpooled.wrappedBuffer(bytes, from, Math.min(SLICE_BYTES, bytes.length - from)));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> takeSlice(ByteBuf slice) {
        received += slice.readableBytes();
        try {
            unpacking.ifPresentOrElse(channel -> unpack(channel, slice), () -> keep(slice));
        } catch (DecompressionException e) {
            return Optional.of("the answer's gzip is broken");
        }
        return beyondBounds();
    }

    private void unpack(EmbeddedChannel channel, ByteBuf slice) {
        channel.writeInbound(slice);
        for (ByteBuf piece = channel.readInbound(); piece != null; piece = channel.readInbound()) {
            keep(piece);
        }
    }

    private void keep(ByteBuf piece) {
        byte[] bytes = new byte[piece.readableBytes()];
        piece.readBytes(bytes);
        piece.release();
        body.writeBytes(bytes);
    }

    private Optional<String> beyondBounds() {
        if (body.size() > MAX_BYTES || received > MAX_BYTES) {
            return Optional.of("the answer is longer than 16 MiB");
        }
        if (body.size() > RATIO_FREE_BYTES && body.size() > received * MAX_RATIO) {
            return Optional.of("the answer unpacks to more than 100 times its size");
        }
        return Optional.empty();
    }

    /** Whether the packed form came to its own end; a body that is not packed always did. */
    boolean isWhole() {
        return received == 0 || gzip.map(JdkZlibDecoder::isClosed).orElse(true);
    }

    byte[] bytes() {
        return body.toByteArray();
    }

    /** Gives back what unpacking holds. To be called once, at the end or after a fault. */
    void close() {
        unpacking.ifPresent(AnswerBody::release);
    }

    private static void release(EmbeddedChannel channel) {
        try {
            channel.finishAndReleaseAll();
        } catch (DecompressionException e) {
            // it was released all the same; that it is broken or ends too early was noticed before
        }
    }
}
