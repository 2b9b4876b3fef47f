package io.attune.sync;

import io.attune.call.Calls;
import io.attune.connector.Call;
import io.attune.connector.Limits;
import io.attune.connector.Page;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Asks a system for page after page of what it holds, and leaves it time for other calls in between. */
@ApplicationScoped
public class Pages {

    private static final Set<Refusal> NO_SUCH_PAGE = EnumSet.of(Refusal.INVALID, Refusal.NOT_FOUND);
    private static final Set<Refusal> FOR_GOOD = EnumSet.of(Refusal.INVALID, Refusal.NOT_FOUND, Refusal.FORBIDDEN,
            Refusal.CONFLICT, Refusal.AMBIGUOUS);

    private final Calls calls;

    Pages(Calls calls) {
        this.calls = calls;
    }

    /**
     * Where a listing is asked for.
     *
     * @param since what was changed since then; empty: everything
     * @param page  empty for the first
     */
    public record From(Optional<Instant> since, Optional<String> page) {}

    /** The page, after a pause where it is not the first; empty where the connector file says no way to list. */
    public Uni<Optional<Turn>> turn(Place place, From from) {
        return place.object().list(place.connection(), from.since(), from.page())
                .map(call -> from.since().isEmpty() ? call.inBulk() : call)
                .map(call -> paced(place, from, call).map(page -> Optional.of(turn(page, from))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Page> paced(Place place, From from, Call call) {
        var page = calls.list(place.connection(), place.object(), call);
        return from.page().isEmpty() ? page : Uni.createFrom().voidItem()
                .onItem().delayIt().by(pause(place.connection().connector().limits()))
                .chain(() -> page);
    }

    /** So long that pages take half of the calls that a connection may make, and leave the other half to deliveries. */
    static Duration pause(Limits limits) {
        return limits.period().multipliedBy(2).dividedBy(limits.permits());
    }

    private static Turn turn(Page page, From from) {
        return page.fold(Turn.Listed::new, failed -> failed.outcome().fold(
                done -> Turn.Failed.forNow("no page"),
                refused -> refused(refused, from),
                unknown -> Turn.Failed.forNow(unknown.words())));
    }

    /** What it refuses with the mark of a page, and did not refuse without, is the mark. */
    private static Turn refused(Outcome.NotDone refused, From from) {
        return from.page().isPresent() && NO_SUCH_PAGE.contains(refused.refusal())
                ? new Turn.PageGone(refused.words())
                : new Turn.Failed(refused.words(), FOR_GOOD.contains(refused.refusal()));
    }
}
