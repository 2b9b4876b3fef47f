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
record Course(Optional<Instant> since, Optional<Instant> began, Optional<String> page) {

    /** What is changed while a listing goes on may be left out of it: the next one begins that much earlier. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    static final Course NEW = new Course(Optional.empty(), Optional.empty(), Optional.empty());

    /** A sweep that begins now, or the one that was under way. */
    Course begun(Instant now) {
        return began.isPresent() ? this : new Course(since, Optional.of(now), Optional.empty());
    }

    Course at(String next) {
        return new Course(since, began, Optional.of(next));
    }

    /** Through: the next one asks for what was changed since this one began. */
    Course done() {
        return new Course(began.map(at -> at.minus(OVERLAP)), Optional.empty(), Optional.empty());
    }

    String text() {
        var json = Canonical.NODES.objectNode();
        since.ifPresent(at -> json.put("since", at.toString()));
        began.ifPresent(at -> json.put("began", at.toString()));
        page.ifPresent(text -> json.put("page", text));
        return JsonText.write(json);
    }

    static Course parse(String text) {
        var json = JsonText.parseOwn(text);
        return new Course(Optional.ofNullable(json.get("since")).map(at -> Instant.parse(at.asText())),
                Optional.ofNullable(json.get("began")).map(at -> Instant.parse(at.asText())),
                Optional.ofNullable(json.get("page")).map(page -> page.asText()));
    }
}
