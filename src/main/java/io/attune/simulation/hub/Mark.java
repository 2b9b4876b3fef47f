package io.attune.simulation.hub;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Something is due for a record in a system.
 *
 * @param since   when it was first due
 * @param tries   that counted
 * @param asked   how often the system told of a change that was not read yet
 * @param fence   the number of the claim; what an older one stores is refused
 * @param leased  until when nobody else may claim it; empty where it is free
 * @param parents the records that must be there first, while it waits
 */
record Mark(UUID record, String system, State state, Instant dueAt, Instant since, int tries, int asked, long fence,
        Optional<Instant> leased, Set<UUID> parents) {

    enum State { DUE, WAITING, DEAD, HELD }

    static Mark fresh(UUID record, String system, Instant now) {
        return new Mark(record, system, State.DUE, now, now, 0, 0, 0, Optional.empty(), Set.of());
    }

    boolean isFree(Instant now) {
        return isOpen() && !dueAt.isAfter(now) && leased.filter(until -> until.isAfter(now)).isEmpty();
    }

    /** Its time comes without a person. */
    boolean isOpen() {
        return state == State.DUE || state == State.WAITING;
    }

    /** When its worker set out. */
    Instant claimedAt() {
        return leased.orElseThrow().minus(Marks.LEASE);
    }

    Mark claimed(long number, Instant until) {
        return new Mark(record, system, state, dueAt, since, tries, asked, number, Optional.of(until), parents);
    }

    /** Its worker may be gone: somebody else may claim it from now on, even if it is not. */
    Mark abandoned() {
        return new Mark(record, system, state, dueAt, since, tries, asked, fence, Optional.empty(), parents);
    }

    Mark abandonedUntil(Instant free) {
        return new Mark(record, system, state, dueAt, since, tries, asked, fence, Optional.of(free), parents);
    }

    Mark then(State next, Instant at, int newTries) {
        return new Mark(record, system, next, at, since, newTries, asked, fence, Optional.empty(), Set.of());
    }

    /** Until one of them is there, but looked at again at this moment at the latest. */
    Mark waiting(Set<UUID> others, Instant until) {
        return new Mark(record, system, State.WAITING, until, since, tries, asked, fence, Optional.empty(), others);
    }

    /** One that it waited for may be there now. */
    Mark woken(Instant now) {
        return new Mark(record, system, state, dueAt.isBefore(now) ? dueAt : now, since, tries, asked, fence, leased,
                parents);
    }

    /** A claim that has it goes on. */
    Mark due(Instant at) {
        return new Mark(record, system, state == State.HELD ? state : State.DUE, at, since, 0, asked, fence, leased,
                Set.of());
    }

    Mark asking(Instant at) {
        boolean isIdle = state == State.DEAD || state == State.WAITING;
        return new Mark(record, system, state == State.DEAD ? State.DUE : state, isIdle ? at : dueAt,
                since, state == State.DEAD ? 0 : tries, asked + 1, fence, leased, parents);
    }

    Mark answered(int times) {
        return new Mark(record, system, state, dueAt, since, tries, asked - times, fence, leased, parents);
    }

    Mark held() {
        return new Mark(record, system, State.HELD, dueAt, since, tries, asked, fence, leased, Set.of());
    }
}
