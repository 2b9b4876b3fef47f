package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.attune.call.PlainConnector.PlainLimits;
import io.attune.call.Reply.Answered;
import io.attune.call.Reply.NotSent;
import io.attune.connector.HttpAnswer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    private static final Reply DONE = new Answered(new HttpAnswer(204, Map.of(), new byte[0]));

    /** As {@link System#nanoTime}: its zero means nothing, and it passes the largest long. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(3).toNanos());
    private int processes = 1;
    private final Budget budget = budget(1_000, Duration.ofSeconds(1), 3);

    @Test
    void pausesTheWholeConnection() {
        budget.pause(Duration.ofSeconds(20));
        move(Duration.ofSeconds(5));

        assertEquals(NotSent.notTried("crm asked for a pause", Duration.ofSeconds(15)), call());
        move(Duration.ofSeconds(15));
        assertEquals(DONE, call());
    }

    @Test
    void keepsTheLongerPause() {
        budget.pause(Duration.ofSeconds(20));
        budget.pause(Duration.ofSeconds(5));

        assertEquals(Optional.of(Duration.ofSeconds(20)), pause(call()));
    }

    @Test
    void letsSoManyThroughAtOnce() {
        var under = new ArrayList<Cancellable>();
        for (int i = 0; i < 3; i++) {
            under.add(budget.within(false, () -> Uni.createFrom().nothing()).subscribe().with(reply -> {}));
        }

        assertEquals(NotSent.notTried("as many calls of crm as may be are under way", Budget.CROWD_WAIT), call());
        under.get(0).cancel();
        assertEquals(DONE, call());
        assertEquals(DONE, call());
    }

    @Test
    void givesItsPlaceBackWhateverHappens() {
        for (int i = 0; i < 10; i++) {
            budget.within(false, () -> {
                throw new IllegalStateException("a bug");
            }).onFailure().recoverWithItem(DONE).await().indefinitely();
        }
        assertEquals(DONE, call());
    }

    @Test
    void letsSoManyThroughInAPeriod() {
        var narrow = budget(2, Duration.ofSeconds(1), 100);
        move(Duration.ofMillis(400));

        assertEquals(DONE, call(narrow));
        assertEquals(DONE, call(narrow));
        assertEquals(NotSent.notTried("the calls that crm allows in this while are used up",
                Duration.ofMillis(600)), call(narrow));
        move(Duration.ofMillis(600));
        assertEquals(DONE, call(narrow));
    }

    /** Of four at once and eight a second, a quarter is for live ones. */
    @Test
    void whatNobodyWaitsForLeavesAQuarterToWhatIsLive() {
        var wide = budget(8, Duration.ofSeconds(1), 4);
        for (int i = 0; i < 3; i++) {
            wide.within(true, () -> Uni.createFrom().nothing()).subscribe().with(reply -> {});
        }
        assertEquals(NotSent.notTried("as many calls of crm as may be are under way", Budget.CROWD_WAIT),
                inBulk(wide));
        assertEquals(DONE, call(wide));

        var often = budget(8, Duration.ofSeconds(1), 100);
        for (int i = 0; i < 6; i++) {
            assertEquals(DONE, inBulk(often));
        }
        assertEquals(NotSent.notTried("the calls that crm allows in this while are used up", Duration.ofSeconds(1)),
                inBulk(often));
        assertEquals(DONE, call(often));
        assertEquals(DONE, call(often));
        assertInstanceOf(NotSent.class, call(often));
    }

    private static Reply inBulk(Budget budget) {
        return budget.within(true, () -> Uni.createFrom().item(DONE)).await().indefinitely();
    }

    @Test
    void whereAnotherProcessComesItHasHalfOfIt() {
        var shared = budget(4, Duration.ofSeconds(1), 100);
        assertEquals(DONE, call(shared));
        processes = 2;
        move(Duration.ofSeconds(1));

        assertEquals(DONE, call(shared));
        assertEquals(DONE, call(shared));
        assertInstanceOf(NotSent.class, call(shared));
        processes = 1;
        move(Duration.ofSeconds(1));
        for (int i = 0; i < 4; i++) {
            assertEquals(DONE, call(shared));
        }
        assertInstanceOf(NotSent.class, call(shared));
    }

    /** Permits, seconds, calls at once; of so many processes each has what follows. */
    @ParameterizedTest(name = "{0}/{1}s, {2} at once, among {3}")
    @CsvSource({"200, 1, 25, 1, 200, PT1S, 25", "200, 1, 25, 3, 66, PT1S, 8", "2, 1, 1, 3, 1, PT1.5S, 1",
        "1, 60, 4, 8, 1, PT8M, 1"})
    void eachHasTheSamePart(int permits, int seconds, int atOnce, int of, int mine, Duration period, int mineAtOnce) {
        assertEquals(new Share(mine, period, mineAtOnce),
                Share.of(new PlainLimits(permits, Duration.ofSeconds(seconds), atOnce), of));
    }

    private void move(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    private Budget budget(int permits, Duration period, int concurrency) {
        return new Budget("crm", new PlainLimits(permits, period, concurrency), nanos::get, () -> processes);
    }

    private Reply call() {
        return call(budget);
    }

    private static Reply call(Budget budget) {
        return budget.within(false, () -> Uni.createFrom().item(DONE)).await().indefinitely();
    }

    private static Optional<Duration> pause(Reply reply) {
        return assertInstanceOf(NotSent.class, reply).pause();
    }
}
