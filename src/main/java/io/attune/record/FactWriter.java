package io.attune.record;

import io.attune.batch.Columns;
import io.attune.batch.Pipeline;
import io.attune.merge.Fact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores the facts of steps: the history of their changes in one statement, and the delivery marks. */
@ApplicationScoped
class FactWriter {

    private static final String CHANGES = """
            insert into change (record, event, mapping_version, fields, at)
            select record, event, mapping_version, fields::json, at
            from unnest($1::uuid[], $2::bigint[], $3::int[], $4::text[], $5::timestamptz[])
                as changed (record, event, mapping_version, fields, at)""";
    private static final String MARK_NEW = """
            insert into delivery
                (record, system, mapping, connection, state, due_at, since, bulk, lease, leased_to, fence)
            select record, system, mapping, connection, state, at, at, bulk, lease, leased_to, fence
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::boolean[],
                    $8::uuid[], $9::timestamptz[], $10::bigint[])
                as lagging (record, system, mapping, connection, at, state, bulk, lease, leased_to, fence)""";
    // Also takes it out of the dead letters: a newer value deserves new tries. What is held waits for its approval.
    private static final String MARK_DIRTY = MARK_NEW + '\n' + """
            on conflict (record, system) do update set bulk = delivery.bulk and excluded.bulk,
                state = case delivery.state when 'held' then 'held' else excluded.state end,
                due_at = excluded.due_at, retry_at = null, tries = 0, waits_for = '{}'""";
    // A reading that waits for its time waits on: many tellings are one reading. For a parent, it is read at once.
    private static final String ASK = """
            insert into delivery (record, system, mapping, connection, state, due_at, since, asked, bulk)
            select record, system, mapping, connection, 'due', at, at, 1, bulk
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::boolean[])
                as asked (record, system, mapping, connection, at, bulk)
            on conflict (record, system) do update set asked = delivery.asked + 1,
                bulk = delivery.bulk and excluded.bulk,
                state = case delivery.state when 'dead' then 'due' else delivery.state end,
                tries = case delivery.state when 'dead' then 0 else delivery.tries end,
                due_at = case when delivery.state in ('dead', 'waiting') then excluded.due_at
                    else delivery.due_at end""";
    private static final String MARK_CLEAN = """
            delete from delivery using unnest($1::uuid[], $2::text[]) as clean (record, system)
            where delivery.record = any(($1::uuid[])::uuid[]) and delivery.record = clean.record
                and delivery.system = clean.system""";

    private final QuestionWriter questions;

    FactWriter(QuestionWriter questions) {
        this.questions = questions;
    }

    Uni<Void> save(SqlConnection db, List<Saving> savings) {
        var statements = new ArrayList<>(List.of(changes(db, savings)));
        savings.forEach(saving -> statements.add(questions.save(db, saving)));
        statements.addAll(marks(db, savings));
        return Pipeline.run(statements);
    }

    /** A fact of a step. */
    private record Told<F extends Fact>(Saving saving, F fact) {

        UUID record() {
            return saving.after().id();
        }

        String connection(String system) {
            return saving.connections().get(system);
        }
    }

    private static Uni<Void> changes(SqlConnection db, List<Saving> savings) {
        return Columns.of(savings.stream().filter(saving -> changed(saving).findAny().isPresent()).toList())
                .uuids(saving -> saving.after().id())
                .longs(saving -> saving.event().isPresent() ? saving.event().getAsLong() : null)
                .ints(saving -> saving.rules().version())
                .texts(saving -> StateJson.changes(changed(saving).toList()))
                .times(Saving::now)
                .run(db, CHANGES);
    }

    private static Stream<Fact.Changed> changed(Saving saving) {
        return saving.step().facts().stream().filter(Fact.Changed.class::isInstance).map(Fact.Changed.class::cast);
    }

    /** The marks of one step one after the other: the first of all steps together, then the second of all. */
    private static List<Uni<Void>> marks(SqlConnection db, List<Saving> savings) {
        var statements = new ArrayList<Uni<Void>>();
        int place = 0;
        for (var marks = marks(savings, 0); !marks.isEmpty(); marks = marks(savings, ++place)) {
            // What nobody has marked yet needs no look for a mark.
            boolean isFirst = place == 0;
            var lagging = marks.stream().filter(one -> lagging(one.fact()).isPresent())
                    .collect(Collectors.partitioningBy(one -> isFirst && one.saving().before().isEmpty()));
            statements.add(dirty(db, lagging.get(true), MARK_NEW));
            statements.add(dirty(db, lagging.get(false), MARK_DIRTY));
            statements.add(asked(db, only(marks, Fact.Unconfirmed.class)));
            statements.add(Columns.of(only(marks, Fact.CaughtUp.class)).uuids(Told::record)
                    .texts(one -> one.fact().system()).run(db, MARK_CLEAN));
        }
        return statements;
    }

    private static List<Told<Fact>> marks(List<Saving> savings, int place) {
        return savings.stream().flatMap(saving -> marks(saving).skip(place).limit(1)
                .map(fact -> new Told<>(saving, fact))).toList();
    }

    private static Stream<Fact> marks(Saving saving) {
        return saving.step().facts().stream().filter(fact -> fact instanceof Fact.Lags || fact instanceof Fact.Held
                || fact instanceof Fact.Unconfirmed || fact instanceof Fact.CaughtUp);
    }

    private static <F extends Fact> List<Told<F>> only(List<Told<Fact>> marks, Class<F> kind) {
        return marks.stream().filter(one -> kind.isInstance(one.fact()))
                .map(one -> new Told<>(one.saving(), kind.cast(one.fact()))).toList();
    }

    private static Uni<Void> dirty(SqlConnection db, List<Told<Fact>> marks, String mark) {
        return Columns.of(marks)
                .uuids(Told::record)
                .texts(one -> lagging(one.fact()).orElseThrow())
                .texts(one -> one.saving().mapping())
                .texts(one -> one.connection(lagging(one.fact()).orElseThrow()))
                .times(one -> one.saving().now())
                .texts(one -> one.fact() instanceof Fact.Held ? "held" : "due")
                .flags(one -> one.saving().bulk())
                .uuids(one -> lease(one).map(Saving.Lease::process).orElse(null))
                .maybeTimes(one -> lease(one).map(Saving.Lease::until))
                .longs(one -> lease(one).map(Saving.Lease::fence).orElse(0L))
                .run(db, mark);
    }

    private static Optional<Saving.Lease> lease(Told<Fact> one) {
        return one.fact() instanceof Fact.Lags lags ? one.saving().lease(lags.system()) : Optional.empty();
    }

    private static Optional<String> lagging(Fact fact) {
        return fact instanceof Fact.Lags lags ? Optional.of(lags.system())
                : fact instanceof Fact.Held held ? Optional.of(held.system()) : Optional.empty();
    }

    private static Uni<Void> asked(SqlConnection db, List<Told<Fact.Unconfirmed>> asked) {
        return Columns.of(asked)
                .uuids(Told::record)
                .texts(one -> one.fact().system())
                .texts(one -> one.saving().mapping())
                .texts(one -> one.connection(one.fact().system()))
                .times(one -> one.saving().now())
                .flags(one -> one.saving().bulk())
                .run(db, ASK);
    }
}
