package io.attune.record;

import io.attune.document.JsonText;
import io.attune.merge.Fact;
import io.attune.policy.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Stores a step's facts: the history of its changes in one statement, and the delivery marks. */
@ApplicationScoped
class FactWriter {

    private static final String CHANGES = """
            insert into change (record, field, version, event, system, actor, mapping_version, decision, before, after,
                at)
            select $1, field, version, $2, system, actor, $3, decision, before::jsonb, after::jsonb, $4
            from unnest($5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
                as changed (field, version, system, actor, decision, before, after)""";
    // Also takes it out of the dead letters: a newer value deserves new tries. What is held waits for its approval.
    private static final String MARK_DIRTY = """
            insert into delivery (record, system, mapping, connection, state, due_at, since)
            values ($1, $2, $3, $4, $6, $5, $5)
            on conflict (record, system) do update set
                state = case delivery.state when 'held' then 'held' else excluded.state end,
                due_at = excluded.due_at, tries = 0, waits_for = '{}'""";
    // A reading that waits for its time waits on: many tellings are one reading. What waits for a parent is read at once.
    private static final String ASK = """
            insert into delivery (record, system, mapping, connection, state, due_at, since, asked)
            values ($1, $2, $3, $4, 'due', $5, $5, 1)
            on conflict (record, system) do update set asked = delivery.asked + 1,
                state = case delivery.state when 'dead' then 'due' else delivery.state end,
                tries = case delivery.state when 'dead' then 0 else delivery.tries end,
                due_at = case when delivery.state in ('dead', 'waiting') then excluded.due_at
                    else delivery.due_at end""";
    private static final String MARK_CLEAN = "delete from delivery where record = $1 and system = $2";

    private final QuestionWriter questions;

    FactWriter(QuestionWriter questions) {
        this.questions = questions;
    }

    Uni<Void> save(SqlConnection db, Saving saving) {
        return changes(db, saving)
                .chain(() -> questions.save(db, saving))
                .chain(() -> Sequence.run(saving.step().facts().stream()
                        .map(fact -> mark(db, saving, fact))
                        .toList()));
    }

    private static Uni<Void> changes(SqlConnection db, Saving saving) {
        var changed = saving.step().facts().stream()
                .filter(Fact.Changed.class::isInstance)
                .map(Fact.Changed.class::cast)
                .toList();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var event = saving.event().isPresent() ? saving.event().getAsLong() : null;
        return db.preparedQuery(CHANGES)
                .execute(Tuple.from(new Object[] {saving.after().id(), event, saving.rules().version(),
                    RecordWriter.at(saving.now()),
                    texts(changed, Fact.Changed::field),
                    changed.stream().map(change -> change.after().version()).toArray(Long[]::new),
                    texts(changed, change -> change.after().origin().system()),
                    texts(changed, change -> change.after().origin().actor().map(Actor::id).orElse(null)),
                    texts(changed, Fact.Changed::decision),
                    texts(changed, change -> change.before().map(JsonText::write).orElse(null)),
                    texts(changed, change -> JsonText.write(change.after().value()))}))
                .replaceWithVoid();
    }

    private static String[] texts(List<Fact.Changed> changed, Function<Fact.Changed, String> text) {
        return changed.stream().map(text).toArray(String[]::new);
    }

    private static Uni<Void> mark(SqlConnection db, Saving saving, Fact fact) {
        if (fact instanceof Fact.Lags lags) {
            return dirty(db, saving, lags.system(), "due");
        }
        if (fact instanceof Fact.Held held) {
            return dirty(db, saving, held.system(), "held");
        }
        if (fact instanceof Fact.Unconfirmed asked) {
            return RecordWriter.run(db, ASK, saving.after().id(), asked.system(), saving.mapping(),
                    saving.connections().get(asked.system()), RecordWriter.at(saving.now()));
        }
        if (fact instanceof Fact.CaughtUp caught) {
            return RecordWriter.run(db, MARK_CLEAN, saving.after().id(), caught.system());
        }
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> dirty(SqlConnection db, Saving saving, String system, String state) {
        return RecordWriter.run(db, MARK_DIRTY, saving.after().id(), system, saving.mapping(),
                saving.connections().get(system), RecordWriter.at(saving.now()), state);
    }
}
