package io.attune.sandbox.shop.hook;

import java.time.Instant;
import java.util.Optional;

/**
 * A webhook as the log shows it.
 *
 * @param dueAt  when it is sent next; empty when it was delivered or given up
 * @param status of the last answer; empty if there was none
 * @param answer what it said, or why there was none; empty before the first try
 */
public record HookLine(String id, String topic, Instant happenedAt, int tries, Optional<Instant> dueAt,
        Optional<Integer> status, Optional<String> answer) {

    /** In a word, for a reader. */
    public String state() {
        if (tries == 0) {
            return "waiting";
        } else if (status.filter(it -> it >= 200 && it < 300).isPresent()) {
            return "delivered";
        }
        return dueAt.isPresent() ? "trying again" : "given up";
    }
}
