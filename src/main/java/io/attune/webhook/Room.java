package io.attune.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The memory for webhooks on their way from the wire to the disk. What finds no room is refused before its body is
 * read: its sender keeps it, and what was let in is answered soon. One connection gets half of it at most, so that a
 * noisy one leaves room for the others.
 */
@ApplicationScoped
class Room {

    private final long bytes;
    private final Map<String, Long> taken = new HashMap<>();
    private long all;

    Room(@ConfigProperty(name = "attune.webhook.room", defaultValue = "67108864") long bytes) {
        if (bytes < 2L * BodyReader.MOST_BYTES) {
            throw new IllegalArgumentException("attune.webhook.room: %d bytes are too few, the least is %d: two webhooks"
                    .formatted(bytes, 2 * BodyReader.MOST_BYTES));
        }
        this.bytes = bytes;
    }

    /** A part of the room, until it is left. */
    final class Part {
        private final String connection;
        private long size;

        private Part(String connection, long size) {
            this.connection = connection;
            this.size = size;
        }

        /** It turned out to be smaller than what was kept for it. */
        void shrink(long actual) {
            giveBack(this, Math.max(0, size - actual));
        }

        /** A second time has no effect. */
        void leave() {
            giveBack(this, size);
        }
    }

    /** Empty where there is none for so many bytes now. */
    synchronized Optional<Part> enter(String connection, long size) {
        long share = taken.getOrDefault(connection, 0L) + size;
        if (all + size > bytes || share > bytes / 2) {
            return Optional.empty();
        }
        all += size;
        taken.put(connection, share);
        return Optional.of(new Part(connection, size));
    }

    private synchronized void giveBack(Part part, long size) {
        part.size -= size;
        all -= size;
        taken.computeIfPresent(part.connection, (name, share) -> share > size ? share - size : null);
    }
}
