package io.attune.merge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When something was so.
 *
 * @param revision  as the connector counts; empty where the telling has none
 * @param changedAt when the record last changed there, by its own clock; empty where it is not told
 * @param learntAt  when we asked or were told, by our clock
 * @param offset    what to add to the system's clock to get ours
 */
public record Moment(OptionalLong revision, Optional<Instant> changedAt, Instant learntAt, Duration offset) {

    /** A telling without revision and time. */
    public static Moment at(Instant learntAt) {
        return new Moment(OptionalLong.empty(), Optional.empty(), learntAt, Duration.ZERO);
    }

    /** When the record last changed, by our clock; never later than we learnt it. */
    Optional<Instant> changedByOurClock() {
        return changedAt.map(at -> at.plus(offset)).map(at -> at.isAfter(learntAt) ? learntAt : at);
    }
}
