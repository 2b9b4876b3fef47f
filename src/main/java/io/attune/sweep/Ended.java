package io.attune.sweep;

import java.time.Duration;
import java.util.Optional;

/**
 * How a sweep ended.
 *
 * @param course to go on from
 * @param tally  of all its pages
 * @param failed why it stopped before its end; empty when it is through
 * @param soon   whether it is worth going on in a moment; otherwise when it is due next
 */
record Ended(Course course, Course.Tally tally, Optional<String> failed, boolean soon) {

    /** @param behind how far the system's clock is behind ours */
    static Ended through(Course course, Duration behind) {
        return new Ended(course.done(behind), course.tally(), Optional.empty(), false);
    }

    /** It goes on from there in a moment. */
    static Ended broken(Course course, String why) {
        return new Ended(course, course.tally(), Optional.of(why), true);
    }

    /** Going on is of no use: the next one covers the same time. */
    static Ended gaveUp(Course course, String why) {
        return new Ended(course.givenUp(), course.tally(), Optional.of(why), false);
    }
}
