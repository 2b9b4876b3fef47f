package io.attune.call;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.process.Replicas;
import io.attune.process.ThisProcess;
import io.attune.runtime.PostgresPool;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes on one database, each with lines of its own to one system. */
class SharedBoardTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private PostgresPool database;
    private One first;
    private One second;

    /** All that one running Attune has of its own. */
    private record One(SharedBoard board, SmallSystem system) implements AutoCloseable {

        static One start(PostgresPool database) {
            var replicas = new Replicas() {
                @Override
                public int living() {
                    return 2;
                }
            };
            var board = new SharedBoard(database.pool(), new ThisProcess(), replicas);
            return new One(board, new SmallSystem(board));
        }

        Reply call(String path) {
            return system.call(system.open("crm"), path);
        }

        void look() {
            system.caller.heed(board.others().await().atMost(SOON));
        }

        @Override
        public void close() {
            system.close();
        }
    }

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        first = One.start(database);
        second = One.start(database);
        assertInstanceOf(Reply.Answered.class, second.call("/status"));
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        database.close();
    }

    @Test
    void whereOneOpensItsBreakerTheOtherDoesTooUntilOneGetsThrough() {
        fail(first);
        awaitStandstills("crm|read");

        second.look();
        assertEquals("the breaker of crm read is open", words(second.call("/status")));
        assertTrue(first.board.others().await().atMost(SOON).isEmpty(), "one's own is no news");

        first.system.status = 200;
        first.system.clock.move(Duration.ofSeconds(31));
        assertInstanceOf(Reply.Answered.class, first.call("/status"));
        awaitStandstills();
        second.look();
        assertInstanceOf(Reply.Answered.class, second.call("/status"));
        assertEquals(List.of(new BreakerClosed("crm", "read")), second.system.closed);
    }

    @Test
    void whatTheSystemAskedOfOneHoldsForTheOther() {
        assertInstanceOf(Reply.Answered.class, first.call("/busy"));
        awaitStandstills("crm|");

        second.look();

        assertEquals("crm asked for a pause", words(second.call("/status")));
    }

    @Test
    void whatOneFindsOutByItselfHoldsWhateverTheOthersSay() {
        fail(second);

        second.system.caller.heed(List.of());

        assertEquals("the breaker of crm read is open", words(second.call("/status")));
    }

    private static void fail(One one) {
        one.system.status = 503;
        IntStream.range(0, Breaker.FEWEST_CALLS).forEach(i -> one.call("/status"));
    }

    private void awaitStandstills(String... rows) {
        await().atMost(SOON).until(() -> database.rows("select connection, kind from standstill"), List.of(rows)::equals);
    }

    private static String words(Reply reply) {
        return assertInstanceOf(Reply.NotSent.class, reply).words();
    }
}
