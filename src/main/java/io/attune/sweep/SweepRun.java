package io.attune.sweep;

import io.attune.call.Calls;
import io.attune.connection.Connection;
import io.attune.connector.Change;
import io.attune.connector.ConnectorObject;
import io.attune.connector.Page;
import io.attune.connector.Search;
import io.attune.document.Canonical;
import io.attune.failpoint.Failpoint;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.retry.Outcome;
import io.attune.sync.Actors;
import io.attune.sync.Hearing;
import io.attune.sync.Told;
import io.attune.sync.Told.Evidence;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One sweep: page after page is asked for, and each record on it is heard. */
@ApplicationScoped
class SweepRun {

    private final Calls calls;
    private final Hearing hearing;
    private final Cursors cursors;
    private final Unlisted unlisted;
    private final Clock clock;

    SweepRun(Calls calls, Hearing hearing, Cursors cursors, Unlisted unlisted, Clock clock) {
        this.calls = calls;
        this.hearing = hearing;
        this.cursors = cursors;
        this.unlisted = unlisted;
        this.clock = clock;
    }

    /** What is swept. */
    record Place(Mapping mapping, MappedSystem system, Connection connection, ConnectorObject object) {}

    /**
     * How it ended.
     *
     * @param course to go on from
     * @param failed why it stopped before its end; empty when it is through
     */
    record Ended(Course course, int records, Optional<String> failed) {}

    Uni<Ended> run(Cursors.Claimed sweep, Place place) {
        return page(sweep, place, sweep.course().begun(clock.instant()), 0);
    }

    private Uni<Ended> page(Cursors.Claimed sweep, Place place, Course course, int before) {
        var since = sweep.kind() == Kind.FULL ? Optional.<Instant>empty() : course.since();
        var call = place.object().list(place.connection(), since, course.page());
        if (call.isEmpty()) {
            return Uni.createFrom().item(new Ended(course.done(), before, Optional.empty()));
        }
        var asked = clock.instant();
        return calls.list(place.connection(), place.object(), call.get()).chain(page -> page.fold(
                listed -> hear(sweep, place, course, listed, asked)
                        .invoke(Failpoint.PAGE_BEFORE_CURSOR::hit)
                        .chain(() -> goOn(sweep, place, course, listed, before + listed.hits().size())),
                failed -> Uni.createFrom().item(new Ended(course, before, Optional.of(words(failed.outcome()))))));
    }

    private static String words(Outcome outcome) {
        return outcome.fold(done -> "done", refused -> refused.words(), unknown -> unknown.words());
    }

    private Uni<Ended> goOn(Cursors.Claimed sweep, Place place, Course course, Page.Listed listed, int records) {
        if (listed.next().isPresent()) {
            var next = course.at(listed.next().get());
            return cursors.store(sweep, next).chain(() -> page(sweep, place, next, records));
        }
        var through = new Ended(course.done(), records, Optional.empty());
        return sweep.kind() == Kind.FULL
                ? missing(sweep, place, course.began().orElseThrow(), "").replaceWith(through)
                : Uni.createFrom().item(through);
    }

    private Uni<Void> hear(Cursors.Claimed sweep, Place place, Course course, Page.Listed listed, Instant asked) {
        var told = Stream.concat(listed.hits().stream().map(hit -> seen(place, hit, asked)),
                listed.deleted().stream().map(id -> gone(place, id, asked))).toList();
        return all(told).chain(() -> unlisted.listed(sweep, listed.hits().stream().map(Search.Hit::id).toList(),
                course.began().orElseThrow()));
    }

    private Uni<Void> all(List<Told> told) {
        return Multi.createFrom().iterable(told)
                .onItem().transformToUniAndConcatenate(hearing::hear)
                .collect().last().replaceWithVoid();
    }

    /** Not on any page, though linked: asked for one by one, since a listing proves nothing. */
    private Uni<Void> missing(Cursors.Claimed sweep, Place place, Instant began, String after) {
        return unlisted.leftOut(sweep, began, after).chain(ids -> ids.isEmpty() ? Uni.createFrom().voidItem()
                : all(ids.stream().map(id -> gone(place, id, clock.instant())).toList())
                        .chain(() -> cursors.store(sweep, sweep.course().begun(began)))
                        .chain(() -> missing(sweep, place, began, ids.get(ids.size() - 1))));
    }

    private static Told seen(Place place, Search.Hit hit, Instant asked) {
        var observed = place.object().observed(hit.record());
        var change = new Change(place.object().name(), hit.id(), Change.Kind.SEEN, hit.record(), observed.revision(),
                observed.changedAt(), observed.actor(), false);
        return new Told(place.mapping(), place.system(), change, asked, OptionalLong.empty(),
                Actors.of(place.connection(), observed.actor()), Evidence.LISTED);
    }

    private static Told gone(Place place, String id, Instant asked) {
        var change = new Change(place.object().name(), id, Change.Kind.DELETED, Canonical.NODES.objectNode(),
                OptionalLong.empty(), Optional.empty(), Optional.empty(), false);
        return new Told(place.mapping(), place.system(), change, asked, OptionalLong.empty(), Optional.empty(),
                Evidence.LISTED);
    }
}
