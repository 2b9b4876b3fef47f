package io.attune.retry;

import java.time.Instant;

/** What follows an attempt. */
public sealed interface NextStep {

    /** The attempt did it. */
    record Finished() implements NextStep {}

    /**
     * Another attempt, not before this moment.
     *
     * @param tries  attempts that counted so far; waiting for a breaker, a budget or an account is none
     * @param outage the connection failed, not this record: due again as soon as the connection answers
     * @param scheduledFor when the schedule wants it; an attempt before that uses up no try where the connection fails
     */
    record TryAgain(Instant at, int tries, boolean outage, String why, Instant scheduledFor) implements NextStep {

        TryAgain(Instant at, int tries, boolean outage, String why) {
            this(at, tries, outage, why, at);
        }

        /** The same, but for what the schedule wants since an earlier attempt. */
        TryAgain scheduled(Instant since) {
            return new TryAgain(at, tries, outage, why, since.isAfter(at) ? since : at);
        }
    }

    /** A dead letter: it waits for a person or for a newer value. */
    record GiveUp(String why) implements NextStep {}
}
