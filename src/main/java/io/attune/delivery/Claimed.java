package io.attune.delivery;

import io.attune.retry.RetryPolicy;
import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that this process may work on until its lease ends.
 *
 * @param since when the system began to lag
 * @param tried what went before
 * @param at    when it was claimed
 * @param asked how often the system told of a change that is not read there yet
 * @param hand  what is known here of the record as it is stored
 * @param fence the number of this claim; what is stored under an older one is refused
 * @param bulk  whether it is one of many that nobody waits for: what is live goes before it
 */
public record Claimed(UUID record, String system, String mapping, String connection, Instant since,
        RetryPolicy.Tried tried, long fence, long asked, InHand hand, boolean bulk, Instant at) {

    @Override
    public String toString() {
        return "record=" + record + " system=" + system + " connection=" + connection;
    }
}
