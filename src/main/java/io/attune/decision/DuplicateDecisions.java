package io.attune.decision;

import io.attune.merge.Fact;
import io.attune.redaction.Redactor;
import io.attune.sync.NotReadable;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A person says whether records are one. What must be read for it is read before; then it is one transaction. */
@ApplicationScoped
public class DuplicateDecisions {

    private static final String DECIDE = """
            update duplicate set decided = $2, decided_by = $3, decided_at = $4 where id = $1 and decided is null""";
    private static final String BEGUN = "update duplicate set record = $2 where id = $1 and record is null";
    private static final String ASK = """
            update duplicate set other = $2, reason = $3, decided = null, decided_by = null, decided_at = null
            where id = $1""";
    /** What could not be delivered for this question is tried again. */
    private static final String WAKE = """
            update delivery set state = 'due', due_at = $3, tries = 0, outage = false
            where record = any($1) and system = $2 and state = 'dead'""";

    private final Pool pool;
    private final Strays strays;
    private final Pairs pairs;
    private final Clock clock;

    DuplicateDecisions(Pool pool, Strays strays, Pairs pairs, Clock clock) {
        this.pool = pool;
        this.strays = strays;
        this.pairs = pairs;
        this.clock = clock;
    }

    /** What is to be done in the transaction. */
    interface Doing {
        Uni<Result> run(SqlConnection db);
    }

    /**
     * What was done.
     *
     * @param obstacle why it was not; the decision is not stored then
     * @param begun    the record that began by it
     * @param instead  what is asked from now on, at the same place
     */
    record Result(Optional<String> obstacle, Optional<UUID> begun, Optional<Fact.Duplicated> instead) {

        static final Result DONE = new Result(Optional.empty(), Optional.empty(), Optional.empty());

        static Result not(String obstacle) {
            return new Result(Optional.of(obstacle), Optional.empty(), Optional.empty());
        }
    }

    public Uni<Answer> decide(long id, Ruling ruling, String by) {
        return pool.preparedQuery(Duplicate.SELECT).execute(Tuple.of(id)).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().item(new Answer.Missing());
            }
            var question = Duplicate.of(rows.iterator().next());
            return question.decided().isPresent() ? Uni.createFrom().item(over(question)) : judge(question, ruling, by);
        });
    }

    private static Answer over(Duplicate question) {
        return new Answer.Over("duplicate " + question.id() + " was decided: " + question.decided().orElse("")
                + ", by " + question.decidedBy().orElse(""));
    }

    private Uni<Answer> judge(Duplicate question, Ruling ruling, String by) {
        var doing = switch (ruling) {
            case IGNORE -> Uni.createFrom().<Doing>item(db -> Uni.createFrom().item(Result.DONE));
            case DIFFERENT -> strays.apart(question);
            case SAME -> question.second().isPresent() ? pairs.together(question) : strays.together(question);
        };
        return doing.chain(decided -> store(question, ruling, by, decided))
                .onFailure(NotReadable.class).recoverWithItem(failure -> new Answer.Impossible(question.system()
                        + " cannot be read now: " + Redactor.line(failure.getMessage())));
    }

    /** The question is answered first: of two who decide at once one waits for the other there. */
    private Uni<Answer> store(Duplicate question, Ruling ruling, String by, Doing doing) {
        var word = ruling.name().toLowerCase(Locale.ROOT);
        return pool.withTransaction(db -> decided(db, question, word, by)
                        .chain(() -> doing.run(db))
                        .invoke(DuplicateDecisions::orUndone)
                        .chain(result -> result.instead().map(next -> ask(db, question, next))
                                .orElseGet(() -> after(db, question, result))))
                .invoke(answer -> Log.infof("duplicate.decided duplicate=%d system=%s decided=%s by=\"%s\" open=%s",
                        question.id(), question.system(), word, Redactor.line(by), !(answer instanceof Answer.Done)))
                .onFailure(Undone.class).recoverWithItem(undone -> ((Undone) undone).answer());
    }

    private Uni<Void> decided(SqlConnection db, Duplicate question, String word, String by) {
        return db.preparedQuery(DECIDE).execute(Tuple.of(question.id(), word, by, now()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new Undone(new Answer.Over("duplicate " + question.id() + " was decided a moment ago"));
                    }
                })
                .replaceWithVoid();
    }

    private static void orUndone(Result result) {
        result.obstacle().ifPresent(words -> {
            throw new Undone(new Answer.Impossible(words));
        });
    }

    private static Uni<Answer> ask(SqlConnection db, Duplicate question, Fact.Duplicated next) {
        return db.preparedQuery(ASK).execute(Tuple.of(question.id(), next.other().orElse(null), next.reason()))
                .replaceWith(new Answer.Impossible(question.externalId() + " of " + question.system()
                        + " has the same key as record " + next.other().orElseThrow()
                        + ": the question is about that one now, decide again"));
    }

    private Uni<Answer> after(SqlConnection db, Duplicate question, Result result) {
        var noted = result.begun()
                .map(id -> db.preparedQuery(BEGUN).execute(Tuple.of(question.id(), id)).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
        var records = Stream.of(question.first(), question.second()).flatMap(Optional::stream).toArray(UUID[]::new);
        return noted.chain(() -> db.preparedQuery(WAKE)
                .execute(Tuple.of(records, question.system(), now()))
                .replaceWith(new Answer.Done(1)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** The transaction is given up: nothing is decided. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final transient Answer answer;

        Undone(Answer answer) {
            super("undone", null, false, false);
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }
}
