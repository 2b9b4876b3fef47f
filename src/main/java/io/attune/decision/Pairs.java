package io.attune.decision;

import io.attune.decision.Decider.Case;
import io.attune.decision.DuplicateDecisions.Doing;
import io.attune.decision.DuplicateDecisions.Result;
import io.attune.merge.Merging;
import io.attune.merge.RecordState;
import io.attune.record.MergedRecords;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Two records of ours that are one. */
@ApplicationScoped
class Pairs {

    private final Pool pool;
    private final Decider decider;
    private final Places places;
    private final RecordWriter writer;
    private final Clock clock;

    Pairs(Pool pool, Decider decider, Places places, RecordWriter writer, Clock clock) {
        this.pool = pool;
        this.decider = decider;
        this.places = places;
        this.writer = writer;
        this.clock = clock;
    }

    /** The two, as they stand. */
    private record Two(Case record, Case other) {}

    /** An id that was read and not found. */
    private record Gone(UUID record, String system, String externalId) {}

    /** Where both are known to a system, those ids are read first: one of the two may be gone. */
    Uni<Doing> together(Duplicate question) {
        return pool.withTransaction(db -> load(db, question))
                .chain(two -> two.map(this::gone).orElseGet(() -> Uni.createFrom().item(List.of())))
                .map(gone -> db -> load(db, question).chain(two -> two.map(both -> merge(db, both, gone))
                        .orElseGet(() -> Uni.createFrom().item(Result.not("one of the two is not known any more")))));
    }

    /** Always in the order of their ids: of two decisions about the same records one waits for the other. */
    private Uni<Optional<Two>> load(SqlConnection db, Duplicate question) {
        var first = question.first().orElseThrow();
        var second = question.second().orElseThrow();
        boolean inOrder = first.compareTo(second) < 0;
        return decider.load(db, inOrder ? first : second).chain(one -> decider.load(db, inOrder ? second : first)
                .map(another -> one.isEmpty() || another.isEmpty() ? Optional.<Two>empty()
                        : Optional.of(inOrder ? new Two(one.get(), another.get())
                                : new Two(another.get(), one.get()))));
    }

    private Uni<List<Gone>> gone(Two two) {
        var nothing = List.<Gone>of();
        var clashes = Merging.clashes(part(two.record(), nothing), part(two.other(), nothing), two.record().rules());
        return Multi.createFrom().iterable(clashes)
                .onItem().transformToMultiAndConcatenate(system -> Multi.createFrom().items(two.record(), two.other())
                        .onItem().transformToUniAndConcatenate(one -> ifGone(one, system)))
                .filter(Optional::isPresent).map(Optional::get)
                .collect().asList();
    }

    private Uni<Optional<Gone>> ifGone(Case one, String system) {
        var id = one.state().link(system).externalId().orElseThrow();
        return places.read(one.mapping().name(), system, id)
                .map(told -> told.isGone() ? Optional.of(new Gone(one.state().id(), system, id)) : Optional.empty());
    }

    private static Merging.Part part(Case one, List<Gone> gone) {
        Set<String> systems = gone.stream()
                .filter(it -> it.record().equals(one.state().id()))
                .filter(it -> one.state().link(it.system()).externalId().equals(Optional.of(it.externalId())))
                .map(Gone::system)
                .collect(Collectors.toSet());
        return new Merging.Part(one.state(), systems);
    }

    private Uni<Result> merge(SqlConnection db, Two two, List<Gone> gone) {
        var record = part(two.record(), gone);
        var other = part(two.other(), gone);
        var rules = two.record().rules();
        var obstacle = Merging.obstacle(record, other, rules);
        if (obstacle.isPresent()) {
            return Uni.createFrom().item(Result.not(obstacle.get()));
        }
        var merged = Merging.of(record, other, rules, clock.instant());
        return decider.save(db, two.other(), merged.other())
                .chain(() -> MergedRecords.note(db, other.state().id(), record.state().id(), clock.instant()))
                .chain(() -> save(db, decider.saving(two.record(), merged.record())))
                .invoke(() -> decider.announce(two.record().mapping()))
                .replaceWith(Result.DONE);
    }

    /** One of which nothing but its id was known claims what the other one held, but no key of a third one. */
    private Uni<Void> save(SqlConnection db, Saving saving) {
        boolean isNew = saving.before().filter(RecordState::seen).isEmpty();
        return writer.save(db, isNew ? saving.withoutKeys() : saving).chain(() -> writer.claimAnew(db, saving));
    }
}
