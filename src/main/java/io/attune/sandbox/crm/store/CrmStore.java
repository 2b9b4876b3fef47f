package io.attune.sandbox.crm.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;

/** The way to the records of the sandbox CRM. */
@ApplicationScoped
public class CrmStore {

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

    /** One write, in a transaction of its own. {@code user} is who did it. */
    public Uni<Written> write(String user, Function<RecordWriter, Uni<Written>> work) {
        return writeAll(user, work, Written::isSaved);
    }

    /** Several writes in one transaction, which is undone unless the result is worth keeping. */
    public <T> Uni<T> writeAll(String user, Function<RecordWriter, Uni<T>> work, Predicate<T> keep) {
        return pool.getConnection().chain(connection -> connection.begin()
                .chain(transaction -> inside(transaction, connection, user, work, keep))
                .eventually(connection::close));
    }

    private <T> Uni<T> inside(Transaction transaction, SqlConnection connection, String user,
            Function<RecordWriter, Uni<T>> work, Predicate<T> keep) {
        var writer = new RecordWriter(new RecordTable(connection), new Stamp(clock.instant(), user));
        return work.apply(writer)
                .chain(result -> (keep.test(result) ? transaction.commit() : transaction.rollback()).replaceWith(result))
                .onFailure().call(transaction::rollback);
    }
}
