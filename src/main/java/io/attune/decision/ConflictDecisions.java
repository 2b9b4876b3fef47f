package io.attune.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.merge.Decide;
import io.attune.merge.Rebase;
import io.attune.redaction.Redactor;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** A person decides an open conflict: the chosen value is agreed from then on, in all systems. */
@ApplicationScoped
public class ConflictDecisions {

    private static final String RECORD = "select record from conflict where id = $1";
    private static final String QUESTION = """
            select field, system, loser::text as loser, open, decided_by from conflict where id = $1""";
    /** What was agreed until now may be another value than when the conflict began. */
    private static final String CHOSEN = """
            update conflict set chosen = $2::text::jsonb, winner = whole(record.fields) -> field -> 'v',
                evidence = evidence || jsonb_build_object('winner',
                    (whole(record.fields) -> field) - 'v' - 'n' - 'was' - 'turns' - 'since')
            from record where conflict.id = $1 and record.id = conflict.record""";

    private final Pool pool;
    private final Decider decider;

    ConflictDecisions(Pool pool, Decider decider) {
        this.pool = pool;
        this.decider = decider;
    }

    private record Question(long id, String field, String system, JsonNode lost, boolean open,
            Optional<String> decidedBy) {

        static Question of(long id, Row row) {
            return new Question(id, row.getString("field"), row.getString("system"),
                    Canonical.of(JsonText.parseOwn(row.getString("loser"))), row.getBoolean("open"),
                    Optional.ofNullable(row.getString("decided_by")));
        }
    }

    public Uni<Answer> decide(long id, Choice choice, String by) {
        return pool.withTransaction(db -> db.preparedQuery(RECORD).execute(Tuple.of(id))
                .map(ConflictDecisions::record)
                .chain(record -> record.isEmpty() ? Uni.createFrom().item(new Answer.Missing())
                        : decider.load(db, record.get()).chain(found -> judge(db, id, found, choice, by))));
    }

    private static Optional<UUID> record(RowSet<Row> rows) {
        var row = rows.iterator();
        return row.hasNext() ? Optional.of(row.next().getUUID(0)) : Optional.empty();
    }

    /** Read once the record is locked: what decides or reopens a conflict holds that lock. */
    private Uni<Answer> judge(SqlConnection db, long id, Optional<Decider.Case> found, Choice choice, String by) {
        return db.preparedQuery(QUESTION).execute(Tuple.of(id))
                .map(rows -> Question.of(id, rows.iterator().next()))
                .chain(question -> refusal(question, found, choice)
                        .map(refusal -> Uni.createFrom().item(refusal))
                        .orElseGet(() -> store(db, question, found.orElseThrow(), choice, by)));
    }

    private static Optional<Answer> refusal(Question question, Optional<Decider.Case> found, Choice choice) {
        if (!question.open()) {
            return Optional.of(new Answer.Over("conflict " + question.id() + " is not open: " + question.decidedBy()
                    .map(by -> "it was decided by " + by).orElse("its policy decided it")));
        }
        if (found.filter(one -> one.mapping().hasRow(question.field())).isEmpty()) {
            return Optional.of(new Answer.Impossible("no mapping in force has the field " + question.field()
                    + " any more"));
        }
        if (found.get().state().isEnded()) {
            return Optional.of(new Answer.Impossible("record " + found.get().state().id() + " has ended"));
        }
        var obstacle = Rebase.obstacle(found.get().state(), found.get().rules());
        if (obstacle.isPresent()) {
            return obstacle.map(Answer.Impossible::new);
        }
        return choice instanceof Choice.Other other
                ? new Fit(found.get().mapping(), question.field(), other.value()).problem(found.get().state())
                        .map(Answer.Unfit::new)
                : Optional.empty();
    }

    private Uni<Answer> store(SqlConnection db, Question question, Decider.Case one, Choice choice, String by) {
        var value = choice.among(() -> one.state().fields().get(question.field()).value(), question::lost);
        var step = Decide.conflict(one.state(), question.field(), question.system(), value,
                decider.person(by), one.rules());
        if (step.ignored().isPresent()) {
            return Uni.createFrom().item(new Answer.Over(step.ignored().get()));
        }
        return db.preparedQuery(CHOSEN).execute(Tuple.of(question.id(), JsonText.write(value)))
                .chain(() -> decider.save(db, one, step))
                .invoke(() -> Log.infof("conflict.decided conflict=%d record=%s field=%s by=\"%s\" lagging=%s",
                        question.id(),
                        one.state().id(), question.field(), Redactor.line(by), step.lagging()))
                .invoke(() -> decider.announce(one.mapping()))
                .replaceWith(new Answer.Done(1));
    }
}
