package io.attune.delivery;

import io.attune.batch.Pipeline;
import io.attune.call.Clocks;
import io.attune.mapping.Admission;
import io.attune.mapping.Reading;
import io.attune.mapping.RowProblem;
import io.attune.merge.Observation;
import io.attune.merge.Rebase.Reread;
import io.attune.rebase.Older;
import io.attune.record.Problems;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.sync.Readings;
import io.attune.sync.RuleBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Reads a record in several systems, one after the other, each as two versions of the mapping understand it. */
@ApplicationScoped
class Rereads {

    private static final Duration LATER = Duration.ofSeconds(30);

    private final RuleBook rules;
    private final Clocks clocks;
    private final Readings readings;
    private final Whereabouts whereabouts;
    private final Problems problems;
    private final Clock clock;

    Rereads(RuleBook rules, Clocks clocks, Readings readings, Whereabouts whereabouts,
            Problems problems, Clock clock) {
        this.rules = rules;
        this.clocks = clocks;
        this.readings = readings;
        this.whereabouts = whereabouts;
        this.problems = problems;
        this.clock = clock;
    }

    /** One system's part, what of it the version in force cannot read, and whether that admits it no more. */
    record Read(Reread reread, List<RowProblem> problems, boolean refused) {}

    /** What came of it. */
    sealed interface Found {

        record All(List<Read> rereads) implements Found {}

        /** The attempt ends here, or goes on with what was learnt of its own system. */
        record Moved(Move move) implements Found {}

        /** It is no more in this other system, whose own delivery says what follows. */
        record Gone(String system) implements Found {}

        default <R> R fold(Function<All, R> all, Function<Moved, R> moved, Function<Gone, R> gone) {
            if (this instanceof All it) {
                return all.apply(it);
            } else if (this instanceof Moved it) {
                return moved.apply(it);
            }
            return gone.apply((Gone) this);
        }
    }

    Uni<Found> all(Attempt attempt, Older older, Collection<String> systems) {
        return next(attempt, older, List.copyOf(systems), List.of());
    }

    private Uni<Found> next(Attempt attempt, Older older, List<String> left, List<Read> before) {
        if (left.isEmpty()) {
            return Uni.createFrom().item(new Found.All(before));
        }
        var place = rules.place(attempt.place().mapping(), attempt.place().rules(), left.get(0));
        if (place.isEmpty()) {
            return later(attempt, left.get(0), "there is no such connection or object any more");
        }
        var id = attempt.state().link(left.get(0)).externalId().orElseThrow();
        var asked = clock.instant();
        return attempt.group().make(place.get(), place.get().object().read(place.get().connection(), id))
                .chain(outcome -> outcome.fold(
                        done -> understood(older, new Shown(place.get(), id, done.record(), asked,
                                attempt.state().link(left.get(0)).seenNo()))
                                .chain(read -> next(attempt, older, left.subList(1, left.size()), plus(before, read))),
                        refused -> refused.refusal() == Refusal.NOT_FOUND ? gone(attempt, left.get(0), id)
                                : failed(attempt, left.get(0), refused, refused.words()),
                        unknown -> failed(attempt, left.get(0), unknown, unknown.words())));
    }

    private static List<Read> plus(List<Read> before, Read read) {
        var all = new ArrayList<>(before);
        all.add(read);
        return all;
    }

    private Uni<Read> understood(Older older, Shown shown) {
        var system = shown.place().system();
        var before = older.mapping().filter(mapping -> mapping.system(system.name()).isPresent())
                .map(mapping -> readings.read(mapping, mapping.system(system.name()).get(), shown.record()))
                .orElseGet(() -> Uni.createFrom().item(new Reading(new TreeMap<>(), List.of())));
        return before.chain(was -> readings.read(shown.place().mapping(), system, shown.record())
                .map(now -> new Read(new Reread(observation(shown, was), observation(shown, now)), now.problems(),
                        isRefused(shown))));
    }

    private static boolean isRefused(Shown shown) {
        var admission = shown.place().mapping().admits(shown.place().system().name(), shown.record());
        return admission == Admission.REFUSED;
    }

    private Observation observation(Shown shown, Reading reading) {
        return shown.observation(reading, clocks);
    }

    private Uni<Found> gone(Attempt attempt, String system, String id) {
        return system.equals(attempt.system()) ? whereabouts.of(attempt, id).map(Found.Moved::new)
                : Uni.createFrom().item(new Found.Gone(system));
    }

    /** The other system's trouble is none of this one's. */
    private Uni<Found> failed(Attempt attempt, String system, Outcome outcome, String words) {
        return system.equals(attempt.system())
                ? Uni.createFrom().item(new Found.Moved(new Move.Ends(attempt, outcome)))
                : later(attempt, system, words);
    }

    private static Uni<Found> later(Attempt attempt, String system, String words) {
        return Uni.createFrom().item(new Found.Moved(new Move.Ends(attempt, new Outcome.NotDone(Refusal.NOT_TRIED,
                "version %d of the mapping has to read it in %s, too: %s".formatted(
                        attempt.place().mapping().version(), system, words), Optional.of(LATER)))));
    }

    Uni<Void> noteProblems(SqlConnection db, UUID record, List<Read> read) {
        return Pipeline.run(read.stream().map(one -> problems.ofReading(db,
                new Problems.Read(record, one.reread().now().system(), one.problems()))).toList());
    }
}
