package io.attune.simulation.hub;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something is due for a record in a system.
 *
 * @param tries   that counted
 * @param asked   how often the system told of a change that was not read yet
 * @param fence   the number of the claim; what an older one stores is refused
 * @param leased  until when nobody else may claim it; empty where it is free
 */
record Mark(UUID record, String system, State state, Instant dueAt, int tries, int asked, long fence,
        Optional<Instant> leased) {

    enum State { DUE, DEAD, HELD }

    boolean isFree(Instant now) {
        return state == State.DUE && !dueAt.isAfter(now) && leased.filter(until -> until.isAfter(now)).isEmpty();
    }

    /** When its worker set out. */
    Instant claimedAt() {
        return leased.orElseThrow().minus(Marks.LEASE);
    }

    Mark claimed(Instant until) {
        return new Mark(record, system, state, dueAt, tries, asked, fence + 1, Optional.of(until));
    }

    /** Its worker may be gone: somebody else may claim it from now on, even if it is not. */
    Mark abandoned() {
        return new Mark(record, system, state, dueAt, tries, asked, fence, Optional.empty());
    }

    Mark abandonedUntil(Instant free) {
        return new Mark(record, system, state, dueAt, tries, asked, fence, Optional.of(free));
    }

    Mark then(State next, Instant at, int newTries) {
        return new Mark(record, system, next, at, newTries, asked, fence, Optional.empty());
    }

    /** A claim that has it goes on. */
    Mark due(Instant at) {
        return new Mark(record, system, state == State.HELD ? state : State.DUE, at, 0, asked, fence, leased);
    }

    Mark asking(Instant at) {
        return new Mark(record, system, state == State.DEAD ? State.DUE : state, state == State.DEAD ? at : dueAt,
                state == State.DEAD ? 0 : tries, asked + 1, fence, leased);
    }

    Mark answered(int times) {
        return new Mark(record, system, state, dueAt, tries, asked - times, fence, leased);
    }

    Mark held() {
        return new Mark(record, system, State.HELD, dueAt, tries, asked, fence, leased);
    }
}
