package io.attune.batch;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A transaction that waits for no answer it does not need: its begin is sent with its first statements, its commit with
 * its last. Where PostgreSQL refuses one of those, it takes the commit for a rollback.
 */
public final class Transaction {

    private Transaction() {}

    /**
     * How a transaction ends.
     *
     * @param statements   that are still to be sent, in this order
     * @param isSentAtOnce whether each of them sends all it has when it is subscribed to; else one waits for the other,
     *                     and the commit for all of them
     */
    public record Last<T>(T result, List<Uni<Void>> statements, boolean isSentAtOnce) {}

    /**
     * The result, once it is committed. Nothing of it is stored where it fails, unless the commit's answer is lost. Once
     * begun it goes to its end, though nobody may be interested in that any longer.
     */
    public static <T> Uni<T> run(Pool pool, Function<SqlConnection, Uni<Last<T>>> work) {
        return Uni.createFrom().emitter(emitter -> pool.getConnection()
                .chain(db -> on(db, work).eventually(db::close))
                .subscribe().with(emitter::complete, emitter::fail));
    }

    private static <T> Uni<T> on(SqlConnection db, Function<SqlConnection, Uni<Last<T>>> work) {
        return Uni.combine().all().unis(send(db, "begin"), Uni.createFrom().deferred(() -> work.apply(db)))
                .with((begun, last) -> last)
                .onFailure().call(() -> rollback(db))
                .chain(last -> last.isSentAtOnce ? commitWith(db, last.statements).replaceWith(last.result)
                        : oneByOne(last.statements).onFailure().call(() -> rollback(db))
                                .chain(() -> send(db, "commit")).replaceWith(last.result));
    }

    private static Uni<Void> commitWith(SqlConnection db, List<Uni<Void>> statements) {
        var open = new AtomicInteger(statements.size());
        var refused = new AtomicReference<Throwable>();
        var all = new ArrayList<Uni<Void>>();
        statements.forEach(one -> all.add(one.onFailure().invoke(refused::set)
                .onTermination().invoke(open::decrementAndGet)));
        all.add(Uni.createFrom().deferred(() -> send(db, refused.get() == null ? "commit" : "rollback"))
                .invoke(() -> requireNoneIsOpen(open.get())));
        return Pipeline.run(all);
    }

    /** Answers come in the order of their statements: what is open now has sent another one, and that alone. */
    private static void requireNoneIsOpen(int open) {
        if (open > 0) {
            throw new IllegalStateException("Statements that went on after the commit: " + open);
        }
    }

    private static Uni<Void> oneByOne(List<Uni<Void>> statements) {
        return statements.stream().reduce(Uni.createFrom().voidItem(), (first, next) -> first.chain(() -> next));
    }

    /** A connection that does not even take this is closed by now, and with it the transaction. */
    private static Uni<Void> rollback(SqlConnection db) {
        return send(db, "rollback").onFailure().recoverWithNull();
    }

    private static Uni<Void> send(SqlConnection db, String statement) {
        return db.query(statement).execute().replaceWithVoid();
    }
}
