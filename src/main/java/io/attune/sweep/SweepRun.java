package io.attune.sweep;

import io.attune.call.Clocks;
import io.attune.connector.Page;
import io.attune.connector.Search;
import io.attune.failpoint.Failpoint;
import io.attune.sync.Hearing;
import io.attune.sync.Pages;
import io.attune.sync.Place;
import io.attune.sync.Told;
import io.attune.sync.Unheard;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One sweep: page after page is asked for, and each record on it is heard. One that cannot be heard is kept as an event
 * of its own, and the sweep goes on.
 */
@ApplicationScoped
class SweepRun {

    private final Pages pages;
    private final Hearing hearing;
    private final Unheard unheard;
    private final Cursors cursors;
    private final Unlisted unlisted;
    private final Clocks clocks;
    private final Clock clock;

    SweepRun(Pages pages, Hearing hearing, Unheard unheard, Cursors cursors, Unlisted unlisted, Clocks clocks,
            Clock clock) {
        this.pages = pages;
        this.hearing = hearing;
        this.unheard = unheard;
        this.cursors = cursors;
        this.unlisted = unlisted;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** So far: on its way, or ended. */
    private record At(Course course, Optional<Ended> ended) {

        static At on(Course course) {
            return new At(course, Optional.empty());
        }

        static At end(Ended ended) {
            return new At(ended.course(), Optional.of(ended));
        }
    }

    /** Never fails: what breaks it is how it ended. */
    Uni<Ended> run(Cursors.Claimed sweep, Place place) {
        var at = new AtomicReference<>(At.on(sweep.course().begun(clock.instant())));
        return Multi.createBy().repeating()
                .uni(() -> turn(sweep, place, at.get().course()).invoke(at::set))
                .whilst(reached -> reached.ended().isEmpty())
                .collect().last()
                .map(last -> last.ended().orElseThrow());
    }

    private Uni<At> turn(Cursors.Claimed sweep, Place place, Course course) {
        var since = since(sweep, course);
        var asked = clock.instant();
        return Uni.createFrom().deferred(() -> pages.turn(place, new Pages.From(since, course.page())))
                .chain(turn -> turn.map(one -> one.fold(
                                listed -> listed(sweep, place, course, new Shown(listed.page(), asked)),
                                gone -> restart(sweep, course, gone.words()),
                                failed -> ends(Ended.broken(course, failed.words()))))
                        .orElseGet(() -> ends(through(place, course))))
                .onFailure().recoverWithItem(failure ->
                        At.end(Ended.broken(course, String.valueOf(failure.getMessage()))));
    }

    /** Empty where it lists everything. */
    private static Optional<Instant> since(Cursors.Claimed sweep, Course course) {
        return sweep.name().kind() == Kind.FULL ? Optional.empty() : course.since();
    }

    private static Uni<At> ends(Ended ended) {
        return Uni.createFrom().item(At.end(ended));
    }

    private Uni<At> restart(Cursors.Claimed sweep, Course course, String words) {
        if (!course.mayRestart()) {
            return ends(Ended.gaveUp(course, "its next page was refused again and again: " + words));
        }
        var again = course.restarted();
        return cursors.store(sweep, again).replaceWith(At.on(again));
    }

    /** A page, and when it was asked for. */
    private record Shown(Page.Listed page, Instant asked) {}

    private Uni<At> listed(Cursors.Claimed sweep, Place place, Course course, Shown shown) {
        var page = shown.page();
        var told = Stream.concat(page.hits().stream().map(hit -> place.listed(hit.id(), hit.record(), shown.asked())),
                page.deleted().stream().map(id -> place.unlisted(id, shown.asked())))
                .map(one -> one.bulk(since(sweep, course).isEmpty())).toList();
        return hear(told)
                .call(() -> unlisted.listed(sweep.name(), page.hits().stream().map(Search.Hit::id).toList(),
                        course.began().orElseThrow()))
                .invoke(Failpoint.PAGE_BEFORE_CURSOR::hit)
                .map(failed -> course.with(course.tally().plus(page.hits().size(), failed)))
                .chain(heard -> page.next().map(next -> goOn(sweep, heard.at(next)))
                        .orElseGet(() -> last(sweep, place, heard)));
    }

    private Uni<At> goOn(Cursors.Claimed sweep, Course next) {
        return cursors.store(sweep, next).replaceWith(At.on(next));
    }

    private Uni<At> last(Cursors.Claimed sweep, Place place, Course course) {
        return sweep.name().kind() == Kind.CHANGED ? ends(through(place, course))
                : missing(sweep, place, course).map(heard -> At.end(through(place, heard)));
    }

    private Ended through(Place place, Course course) {
        return Ended.through(course, clocks.offset(place.connection().name()));
    }

    /** How many could not be heard. */
    private Uni<Integer> hear(List<Told> told) {
        return Multi.createFrom().iterable(told)
                .onItem().transformToUniAndConcatenate(one -> Uni.createFrom().deferred(() -> hearing.hear(one))
                        .replaceWith(0)
                        .onFailure().recoverWithUni(failure -> unheard.keep(one, failure).replaceWith(1)))
                .collect().with(Collectors.summingInt(Integer::intValue));
    }

    /** Not on any page, though linked: asked for one by one, since a listing proves nothing. */
    private Uni<Course> missing(Cursors.Claimed sweep, Place place, Course course) {
        var last = new AtomicReference<>("");
        return Multi.createBy().repeating()
                .uni(() -> unlisted.leftOut(sweep.name(), course.began().orElseThrow(), last.get())
                        .invoke(ids -> ids.stream().max(String::compareTo).ifPresent(last::set))
                        .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(Optional.<Integer>empty())
                                : hear(ids.stream().map(id -> place.unlisted(id, clock.instant()).bulk(true)).toList())
                                        .call(() -> cursors.store(sweep, course))
                                        .map(Optional::of)))
                .whilst(Optional::isPresent)
                .collect().with(Collectors.summingInt(failed -> failed.orElse(0)))
                .map(failed -> course.with(course.tally().plus(0, failed)));
    }
}
