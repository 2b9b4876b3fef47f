package io.attune.webhook;

import io.attune.runtime.StartRefused;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The memory for the bodies of webhooks, from their first byte to the answer. What finds none is refused: its sender
 * keeps it, and what was let in is answered soon. One connection gets half of it at most, so that a noisy one leaves
 * room for the others.
 */
@Startup
@ApplicationScoped
class Room {

    /** What each takes, however small it is. */
    static final int LEAST = 4_096;

    private static final long TWO_WEBHOOKS = 2L * (BodyReader.MOST_BYTES + LEAST);

    private final long bytes;
    private final Map<String, Long> taken = new HashMap<>();
    private long all;

    Room(@ConfigProperty(name = "attune.webhook.room", defaultValue = "67108864") long bytes) {
        if (bytes < TWO_WEBHOOKS) {
            throw new StartRefused("attune.webhook.room: %d bytes are too few, the least is %d: two webhooks"
                    .formatted(bytes, TWO_WEBHOOKS));
        }
        this.bytes = bytes;
    }

    /** What one webhook has of the room, until it is left. */
    final class Part {

        private final String connection;
        private long size;

        private Part(String connection) {
            this.connection = connection;
        }

        /** Whether there was room for so many bytes more. */
        boolean grow(int more) {
            return give(this, more);
        }

        /** A second time has no effect. */
        void leave() {
            takeBack(this);
        }
    }

    /** Empty where there is none now. */
    Optional<Part> enter(String connection) {
        return Optional.of(new Part(connection)).filter(part -> give(part, LEAST));
    }

    private synchronized boolean give(Part part, int more) {
        long share = taken.getOrDefault(part.connection, 0L) + more;
        if (all + more > bytes || share > bytes / 2) {
            return false;
        }
        part.size += more;
        all += more;
        taken.put(part.connection, share);
        return true;
    }

    private synchronized void takeBack(Part part) {
        long size = part.size;
        part.size = 0;
        all -= size;
        taken.computeIfPresent(part.connection, (name, share) -> share > size ? Long.valueOf(share - size) : null);
    }
}
