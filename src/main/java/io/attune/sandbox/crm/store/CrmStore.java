package io.attune.sandbox.crm.store;

import io.attune.sandbox.crm.schema.ErrorCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The way to the records of the sandbox CRM. */
@ApplicationScoped
public class CrmStore {

    private static final String DEADLOCK = "40P01";
    private static final Written LOCKED =
            Written.refused(ErrorCode.UNABLE_TO_LOCK_ROW, "unable to obtain exclusive access to this record");

    private final Pool pool;
    private final Clock clock;

    CrmStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** For reading. */
    public RecordTable table() {
        return new RecordTable(pool);
    }

    public CrmQueries queries() {
        return new CrmQueries(pool, clock);
    }

    /** One write. {@code user} is who did it. */
    public Uni<Written> write(String user, WriteStep step) {
        return writeAll(user, List.of(step), results -> true).map(results -> results.get(0));
    }

    /**
     * Several writes, one after the other, in one transaction. A write that is refused changes nothing, so the others
     * can stay; {@code keep} says whether they do.
     */
    public Uni<List<Written>> writeAll(String user, List<WriteStep> steps, Predicate<List<Written>> keep) {
        return pool.getConnection().chain(connection -> connection.begin()
                        .chain(transaction -> inside(transaction, writer(connection, user), steps, keep))
                        .eventually(connection::close))
                .onFailure(CrmStore::isDeadlock).recoverWithItem(() -> Collections.nCopies(steps.size(), LOCKED));
    }

    private RecordWriter writer(SqlConnection connection, String user) {
        return new RecordWriter(new RecordTable(connection), new Stamp(clock.instant(), user));
    }

    private static Uni<List<Written>> inside(Transaction transaction, RecordWriter writer, List<WriteStep> steps,
            Predicate<List<Written>> keep) {
        return inTurn(steps, step -> step.apply(writer))
                .call(results -> keep.test(results) ? transaction.commit() : transaction.rollback())
                .onFailure().call(() -> transaction.rollback().onFailure().recoverWithNull());
    }

    private static Uni<List<Written>> inTurn(List<WriteStep> steps, Function<WriteStep, Uni<Written>> work) {
        return Multi.createFrom().iterable(steps).onItem().transformToUniAndConcatenate(work::apply).collect().asList();
    }

    /** Two writers waited for each other, and the database ended this one. */
    private static boolean isDeadlock(Throwable failure) {
        return failure instanceof PgException broken && DEADLOCK.equals(broken.getSqlState());
    }
}
