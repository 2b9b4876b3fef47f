package io.attune.sweep;

import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a sweep has come.
 *
 * @param since where it began to ask; empty: from the first record on
 * @param began when it began; empty between two sweeps
 * @param page  the one that is next; empty for the first
 */
record Course(Optional<Instant> since, Optional<Instant> began, Optional<String> page, Tally tally) {

    /** What is changed while a listing goes on may be left out of it: the next one begins that much earlier. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    /** Of a clock that is behind, so much is covered by the overlap. */
    private static final Duration COVERED = Duration.ofMinutes(1);
    /** How often one sweep begins anew because its next page is not known any more. */
    private static final int RESTARTS = 3;

    static final Course NEW = new Course(Optional.empty(), Optional.empty(), Optional.empty(), Tally.NONE);

    /**
     * Of the present sweep.
     *
     * @param records  that were listed
     * @param unheard  of these, those whose step failed: events of their own now
     * @param restarts how often it began anew
     */
    record Tally(int records, int unheard, int restarts) {

        static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(int listed, int failed) {
            return new Tally(records + listed, unheard + failed, restarts);
        }
    }

    /** A sweep that begins now, or the one that was under way. */
    Course begun(Instant now) {
        return began.isPresent() ? this : new Course(since, Optional.of(now), Optional.empty(), Tally.NONE);
    }

    Course at(String next) {
        return new Course(since, began, Optional.of(next), tally);
    }

    Course with(Tally counted) {
        return new Course(since, began, page, counted);
    }

    /** Its page is not known any more: it asks for the first page of the same time again. */
    Course restarted() {
        return new Course(since, began, Optional.empty(),
                new Tally(tally.records(), tally.unheard(), tally.restarts() + 1));
    }

    boolean mayRestart() {
        return tally.restarts() < RESTARTS;
    }

    /** It could not get through: the next one asks for the same time, from the first page on. */
    Course givenUp() {
        return new Course(since, Optional.empty(), Optional.empty(), Tally.NONE);
    }

    /**
     * Through: the next one asks for what was changed since this one began.
     *
     * @param behind how far the system's clock, by which it says so, is behind ours; less than nothing: ahead
     */
    Course done(Duration behind) {
        var slack = behind.compareTo(COVERED) <= 0 ? OVERLAP : OVERLAP.plus(behind);
        return new Course(began.map(at -> at.minus(slack)), Optional.empty(), Optional.empty(), Tally.NONE);
    }

    String text() {
        var json = Canonical.NODES.objectNode();
        since.ifPresent(at -> json.put("since", at.toString()));
        began.ifPresent(at -> json.put("began", at.toString()));
        page.ifPresent(text -> json.put("page", text));
        if (!tally.equals(Tally.NONE)) {
            json.put("records", tally.records()).put("unheard", tally.unheard()).put("restarts", tally.restarts());
        }
        return JsonText.write(json);
    }

    static Course parse(String text) {
        var json = JsonText.parseOwn(text);
        return new Course(Optional.ofNullable(json.get("since")).map(at -> Instant.parse(at.asText())),
                Optional.ofNullable(json.get("began")).map(at -> Instant.parse(at.asText())),
                Optional.ofNullable(json.get("page")).map(page -> page.asText()),
                new Tally(json.path("records").asInt(), json.path("unheard").asInt(), json.path("restarts").asInt()));
    }
}
