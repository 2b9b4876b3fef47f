package io.attune.sync;

import io.attune.call.Clocks;
import io.attune.connector.ConnectorObject;
import io.attune.mapping.Admission;
import io.attune.mapping.Reading;
import io.attune.merge.Ending;
import io.attune.merge.Keys;
import io.attune.merge.Matching;
import io.attune.merge.Merging;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.record.RecordIds;
import io.attune.record.RecordLoader;
import io.attune.record.Senders;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The step for a record that none of ours is linked to: it belongs to one, begins one, or a person is asked. */
@ApplicationScoped
class Strangers {

    private final RecordLoader loader;
    private final Senders senders;
    private final StepStore store;
    private final Expectations expectations;
    private final Readings readings;
    private final Sightings sightings;
    private final RecordIds ids;
    private final RuleBook rules;
    private final Clocks clocks;
    private final Clock clock;

    Strangers(RecordLoader loader, Senders senders, StepStore store, Expectations expectations, Readings readings,
            Sightings sightings, RecordIds ids, RuleBook rules, Clocks clocks, Clock clock) {
        this.loader = loader;
        this.senders = senders;
        this.store = store;
        this.expectations = expectations;
        this.readings = readings;
        this.sightings = sightings;
        this.ids = ids;
        this.rules = rules;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** @param expected the record that is linked to it already, of which nothing else is known */
    Uni<StepResult> meet(SqlConnection db, Told told, Optional<RecordState> expected) {
        var unheeded = unheeded(told);
        if (unheeded.isPresent()) {
            return Uni.createFrom().item(unheeded.get());
        }
        return told.isGone()
                ? store.save(db, told, Optional.empty(), Ending.unheardOf(ids.next(), told.system().name(),
                        told.change().id(), rules.of(told.mapping()), clock.instant()))
                : admitted(db, told, expected);
    }

    /** What comes of it whatever is known of others; empty where they matter. */
    static Optional<StepResult> unheeded(Told told) {
        if (!told.isSource()) {
            return ignored("not linked, and no record begins in " + told.system().name());
        }
        if (told.evidence() == Told.Evidence.LISTED && told.isGone()) {
            return ignored("listed as deleted, and not linked");
        }
        if (told.change().mergedInto().isPresent()) {
            return ignored("merged into another one, and not linked");
        }
        if (!told.suffices()) {
            return Optional.of(StepResult.readFirst(told.change().id()));
        }
        var admission = told.isGone() ? Admission.ADMITTED
                : told.mapping().admits(told.system().name(), told.change().record());
        return switch (admission) {
            case ADMITTED -> Optional.empty();
            case REFUSED -> ignored("only_if refuses it");
            case UNTOLD -> ignored("only_if reads a field that was not told");
        };
    }

    private Uni<StepResult> admitted(SqlConnection db, Told told, Optional<RecordState> expected) {
        return sightings.setAside(db, told.identity()).chain(why -> why.isPresent()
                ? Uni.createFrom().item(StepResult.ignored(why.get()))
                : readings.of(db, told).chain(reading -> byItself(db, told, expected)
                        .chain(known -> judge(db, told, reading, known))));
    }

    /** Reading what refers to itself has made it expected. */
    private Uni<Optional<RecordState>> byItself(SqlConnection db, Told told, Optional<RecordState> expected) {
        return expected.isPresent() || !told.refersToItself() ? Uni.createFrom().item(expected)
                : loader.find(db, told.identity()).chain(found -> loader.load(db, found.orElseThrow()))
                        .map(stored -> stored.map(RecordLoader.Stored::state));
    }

    private Uni<StepResult> judge(SqlConnection db, Told told, Reading reading, Optional<RecordState> expected) {
        var seen = told.observation(reading, clocks.offset(told.system().connection()));
        return marked(db, told).invoke(marked -> stillUnlinked(told, marked, expected))
                .chain(marked -> claimant(db, told, seen)
                .chain(claimant -> sender(db, told, seen, claimant).map(sender -> new Matching.Stranger(seen, marked,
                        claimant, sender, told.evidence() == Told.Evidence.BOTH_READ)))
                .chain(stranger -> follow(db, told, stranger, expected))
                .call(result -> sightings.noteProblems(db, told, result, reading)));
    }

    private Uni<Optional<RecordState>> marked(SqlConnection db, Told told) {
        return rules.object(told.system()).flatMap(told::marker)
                .map(id -> loader.meant(db, id).chain(meant -> loader.load(db, meant)).map(stored -> stored
                        .filter(found -> found.mapping().equals(told.mapping().name()))
                        .map(RecordLoader.Stored::state)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Loading a record waits for whoever is at work on it, and that may be the answer that links this very one. */
    private static void stillUnlinked(Told told, Optional<RecordState> marked, Optional<RecordState> expected) {
        if (expected.isEmpty() && marked.flatMap(record -> record.link(told.system().name()).externalId())
                .filter(told.change().id()::equals).isPresent()) {
            throw new LinkedMeanwhile();
        }
    }

    private Uni<Optional<RecordState>> claimant(SqlConnection db, Told told, Observation seen) {
        return loader.claimant(db, told.mapping().name(), Keys.of(rules.of(told.mapping()), seen.values()))
                .chain(holder -> holder.isEmpty() ? Uni.createFrom().item(Optional.<RecordState>empty())
                        : loader.load(db, holder.get()).map(stored -> stored.map(RecordLoader.Stored::state)));
    }

    /** Asked for only where it would begin a record: where our marker is kept, that one tells. */
    private Uni<Optional<RecordState>> sender(SqlConnection db, Told told, Observation seen,
            Optional<RecordState> claimant) {
        return claimant.isPresent() || tellsItsMaker(rules, told) ? Uni.createFrom().item(Optional.empty())
                : senders.of(db, told.mapping().name(), seen, rules.of(told.mapping()));
    }

    /** Whether what we make in that system carries our marker. */
    static boolean tellsItsMaker(RuleBook rules, Told told) {
        return rules.object(told.system()).filter(ConnectorObject::isMarked).isPresent();
    }

    private Uni<StepResult> follow(SqlConnection db, Told told, Matching.Stranger stranger,
            Optional<RecordState> expected) {
        var rulesOfIt = rules.of(told.mapping());
        return Matching.of(stranger, rulesOfIt).fold(
                begins -> store.save(db, told, expected, expected
                        .map(known -> Observe.apply(known, stranger.seen(), rulesOfIt))
                        .orElseGet(() -> Observe.first(ids.next(), stranger.seen(), rulesOfIt))),
                belongs -> belongs(db, told, belongs.record(), expected)
                        .chain(() -> attach(db, told, belongs.record(), stranger)),
                askFirst -> Uni.createFrom().item(StepResult.readFirst(askFirst.externalId())),
                unclear -> sightings.noteDuplicate(db, told, unclear.question()));
    }

    private Uni<Void> belongs(SqlConnection db, Told told, UUID record, Optional<RecordState> expected) {
        return expected.map(known -> expectations.isAnother(db, told, known, record).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<StepResult> attach(SqlConnection db, Told told, UUID record, Matching.Stranger stranger) {
        var state = stranger.marked().filter(marked -> marked.id().equals(record))
                .or(stranger::claimant).or(stranger::sender).orElseThrow();
        if (Rebase.isDue(state, rules.of(told.mapping()))) {
            return Uni.createFrom().failure(NotReadable.before(state));
        }
        return store.save(db, told, Optional.of(state),
                Merging.belongs(state, stranger, rules.of(told.mapping()), clock.instant()));
    }

    private static Optional<StepResult> ignored(String why) {
        return Optional.of(StepResult.ignored(why));
    }
}
