package io.attune.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attune.runtime.PostgresPool;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stored when begin and commit wait for no answer; by one session, which the next one finds as it should be. */
class TransactionTest {

    private final PostgresPool owner = PostgresPool.open();
    private PostgresPool database;

    @BeforeEach
    void open() {
        owner.run("create table entry (id int primary key)");
        database = owner.alone();
    }

    @AfterEach
    void close() {
        database.close();
        owner.close();
    }

    private static Uni<Void> put(SqlClient db, int id) {
        return db.query("insert into entry values (" + id + ")").execute().replaceWithVoid();
    }

    private List<String> stored() {
        return database.rows("select id from entry order by id");
    }

    private String run(List<Integer> first, List<Integer> last, boolean atOnce) {
        return Transaction.run(database.pool(), db -> Pipeline.run(first.stream().map(id -> put(db, id)).toList())
                        .replaceWith(() -> new Transaction.Last<>("stored",
                                last.stream().map(id -> put(db, id)).toList(), atOnce)))
                .await().indefinitely();
    }

    @Test
    void allIsStoredAndTheResultIsTold() {
        assertEquals("stored", run(List.of(1), List.of(2, 3), true));
        assertEquals("stored", run(List.of(), List.of(4, 5), false));
        assertEquals("stored", run(List.of(6), List.of(), true));

        assertEquals(List.of("1", "2", "3", "4", "5", "6"), stored());
    }

    @Test
    void whereAStatementFailsNothingIsStored() {
        var atOnce = assertThrows(PgException.class, () -> run(List.of(1), List.of(2, 2, 3), true));
        assertThrows(PgException.class, () -> run(List.of(1), List.of(2, 2, 3), false));
        assertThrows(PgException.class, () -> run(List.of(1, 1), List.of(2), true));

        assertEquals("23505", atOnce.getSqlState());
        assertEquals(List.of(), stored());
        run(List.of(1), List.of(2), true);
        assertEquals(List.of("1", "2"), stored());
    }

    @Test
    void whereTheWorkFailsNothingIsStored() {
        var failure = assertThrows(IllegalStateException.class, () -> Transaction.run(database.pool(),
                db -> put(db, 1).map(done -> {
                    throw new IllegalStateException("a bug");
                })).await().indefinitely());

        assertEquals("a bug", failure.getMessage());
        assertEquals(List.of(), stored());
    }

    @Test
    void whatIsOneByOneWaitsForWhatWasBefore() {
        var result = Transaction.run(database.pool(), db -> Uni.createFrom().item(new Transaction.Last<>("counted", List.of(
                put(db, 1),
                db.query("select count(*) from entry").execute().map(rows -> rows.iterator().next().getInteger(0))
                        .chain(count -> put(db, 10 + count))), false))).await().indefinitely();

        assertEquals("counted", result);
        assertEquals(List.of("1", "11"), stored());
    }

    @Test
    void whoGoesOnAfterTheCommitIsFoundOutThoughLate() {
        var failure = assertThrows(IllegalStateException.class, () -> Transaction.run(database.pool(), db ->
                Uni.createFrom().item(new Transaction.Last<>("", List.of(put(db, 1).chain(() -> put(db, 2))), true)))
                .await().indefinitely());

        assertEquals("Statements that went on after the commit: 1", failure.getMessage());
        assertEquals(List.of("1", "2"), stored());
    }

    @Test
    void whatIsRefusedBeforeItIsSentIsNotCommitted() {
        var failure = assertThrows(IllegalStateException.class, () -> Transaction.run(database.pool(), db ->
                Uni.createFrom().item(new Transaction.Last<>("", List.of(put(db, 1),
                        Uni.createFrom().failure(new IllegalStateException("not to be written down"))), true)))
                .await().indefinitely());

        assertEquals("not to be written down", failure.getMessage());
        assertEquals(List.of(), stored());
    }

    /** There is one session: who comes next finds it only when it is through with the transaction. */
    @Test
    void whoIsNotWaitedForAnyLongerGoesToItsEnd() {
        var work = new AtomicReference<UniEmitter<? super Transaction.Last<String>>>();
        var begun = new CompletableFuture<SqlClient>();
        Transaction.run(database.pool(), db -> put(db, 1)
                .chain(() -> Uni.createFrom().<Transaction.Last<String>>emitter(emitter -> {
                    work.set(emitter);
                    begun.complete(db);
                }))).subscribe().with(done -> {}).cancel();
        var next = database.pool().query("select count(*) from entry").execute()
                .map(rows -> rows.iterator().next().getInteger(0)).subscribeAsCompletionStage();

        var db = begun.join();
        work.get().complete(new Transaction.Last<>("", List.of(put(db, 2)), true));

        assertEquals(2, next.join());
    }
}
