package io.attune.failpoint;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A moment between two things that must not depend on each other. Where the system property {@code attune.failpoint}
 * says
 * {@code NAME:N}, the process ends at the N-th time that the moment comes, as by {@code kill -9}: no shutdown hook
 * runs and nothing is flushed. Without the property nothing happens.
 */
public enum Failpoint {
    /** A webhook is committed, its sender does not know yet. */
    STORED_BEFORE_ANSWER,
    /** The step of an event is committed, the event is not settled yet. */
    HEARD_BEFORE_SETTLED,
    /** The record was read, what was seen is not committed yet. */
    READ_BEFORE_COMMIT,
    /** It is stored what will be sent, and not sent yet. */
    NOTED_BEFORE_SEND,
    /** The system has answered a write, and the answer is not committed yet. */
    SENT_BEFORE_COMMIT,
    /** The answer to a write is committed, the delivery still stands. */
    COMMITTED_BEFORE_END,
    /** A page of a sweep was heard, and its cursor is not moved yet. */
    PAGE_BEFORE_CURSOR;

    private static final Optional<String> ARMED = Optional.ofNullable(System.getProperty("attune.failpoint"));
    private static final int EXIT = 137;
    private static final AtomicInteger LEFT = new AtomicInteger(ARMED
            .map(text -> Integer.parseInt(text.substring(text.indexOf(':') + 1))).orElse(0));

    /** The moment has come. */
    public void hit() {
        if (ARMED.filter(text -> text.startsWith(name() + ":")).isPresent() && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
