package io.attune.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatcherTest {

    private record Sent(List<String> items, UniEmitter<? super List<String>> answer) {
        void succeed() {
            answer.complete(items.stream().map(String::toUpperCase).toList());
        }
    }

    private final List<Sent> sent = new ArrayList<>();
    private final Batcher<String, String> batcher = new Batcher<>(new Batcher.Size(3, 2, 4), this::send);

    private Uni<List<String>> send(List<String> items) {
        return Uni.createFrom().emitter(answer -> sent.add(new Sent(items, answer)));
    }

    private UniAssertSubscriber<String> add(String item) {
        return batcher.add(item).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private List<List<String>> items() {
        return sent.stream().map(Sent::items).toList();
    }

    @Test
    void theFirstGoAtOnceAndTheRestGatherWhileTheyAreUnderWay() {
        List.of("a", "b", "c", "d", "e", "f").forEach(this::add);
        assertEquals(List.of(List.of("a"), List.of("b")), items());

        sent.get(0).succeed();

        assertEquals(List.of(List.of("a"), List.of("b"), List.of("c", "d", "e")), items());
    }

    @Test
    void aBatchGoesBesideAnotherOnlyWhenItIsLargeEnough() {
        var few = new Batcher<String, String>(new Batcher.Size(3, 2, 9, 1, 3), this::send);
        List.of("a", "b", "c").forEach(item -> few.add(item).subscribe().with(done -> {}, failure -> {}));
        assertEquals(List.of(List.of("a")), items());

        few.add("d").subscribe().with(done -> {}, failure -> {});

        assertEquals(List.of(List.of("a"), List.of("b", "c", "d")), items());
    }

    @Test
    void fewGoWhenNoneIsUnderWayAnyLonger() {
        var few = new Batcher<String, String>(new Batcher.Size(3, 2, 9, 1, 3), this::send);
        List.of("a", "b", "c", "d", "e").forEach(item -> few.add(item).subscribe().with(done -> {}, failure -> {}));

        sent.get(1).succeed();
        assertEquals(List.of(List.of("a"), List.of("b", "c", "d")), items());
        sent.get(0).answer().fail(new IllegalStateException("gone"));

        assertEquals(List.of(List.of("a"), List.of("b", "c", "d"), List.of("e")), items());
    }

    @Test
    void someGoHoweverSmallTheyAre() {
        var two = new Batcher<String, String>(new Batcher.Size(3, 3, 9, 2, 3), this::send);
        List.of("a", "b", "c", "d").forEach(item -> two.add(item).subscribe().with(done -> {}, failure -> {}));
        assertEquals(List.of(List.of("a"), List.of("b")), items());

        two.add("e").subscribe().with(done -> {}, failure -> {});

        assertEquals(List.of(List.of("a"), List.of("b"), List.of("c", "d", "e")), items());
    }

    @Test
    void eachGetsItsOwnResult() {
        add("a");
        add("b");
        var c = add("c");
        var d = add("d");

        sent.get(0).succeed();
        c.assertNotTerminated();
        sent.get(2).succeed();

        c.assertCompleted().assertItem("C");
        d.assertCompleted().assertItem("D");
    }

    @Test
    void aFailedBatchFailsEachOfItsItemsAndNoOther() {
        var a = add("a");
        var b = add("b");
        var c = add("c");

        sent.get(0).answer().fail(new IllegalStateException("gone"));

        a.assertFailedWith(IllegalStateException.class, "gone");
        b.assertNotTerminated();
        sent.get(2).succeed();
        c.assertItem("C");
    }

    @Test
    void aBatchThatThrowsFailsItsItemsToo() {
        var broken = new Batcher<String, String>(new Batcher.Size(3, 1, 4), items -> {
            throw new IllegalStateException("bug");
        });

        var failure = assertThrows(IllegalStateException.class, () -> broken.add("a").await().indefinitely());

        assertEquals("bug", failure.getMessage());
    }

    @Test
    void whatIsOverTheLimitIsRefusedAtOnce() {
        List.of("a", "b", "c", "d", "e", "f").forEach(this::add);

        add("g").assertFailedWith(Batcher.FullException.class, "4 are waiting already");
    }

    @Test
    void whatIsCancelledInTimeIsNeverSent() {
        List.of("a", "b").forEach(this::add);
        add("c").cancel();
        add("d");

        sent.get(0).succeed();

        assertEquals(List.of(List.of("a"), List.of("b"), List.of("d")), items());
    }

    @Test
    void whatIsAboutTheSameGoesInTurnAndHoldsUpNobodyElse() {
        var inTurn = Batcher.<String, String>inTurn(new Batcher.Size(3, 2, 9), Pace.NONE, item -> item.charAt(0),
                this::send);
        List.of("a1", "a2", "b1", "a3", "b2", "c1").forEach(item ->
                inTurn.add(item).subscribe().withSubscriber(UniAssertSubscriber.create()));
        assertEquals(List.of(List.of("a1"), List.of("b1")), items());

        sent.get(0).succeed();
        sent.get(1).succeed();
        sent.get(2).answer().fail(new IllegalStateException("gone"));

        assertEquals(List.of(List.of("a1"), List.of("b1"), List.of("a2", "c1"), List.of("b2"), List.of("a3")), items());
    }

    private final List<Duration> timers = new ArrayList<>();
    private final List<Runnable> fired = new ArrayList<>();
    private long millis = 5_000;

    /** Three at once, one batch under way beside another, and ten milliseconds in which to linger. */
    private Batcher<String, String> lingering() {
        return new Batcher<>(new Batcher.Size(3, 2, 9), new Pace(Duration.ofMillis(10), 3, () -> Instant.ofEpochMilli(millis),
                (after, run) -> {
                    timers.add(after);
                    fired.add(run);
                }), this::send);
    }

    @Test
    void whatLingersGoesAtOnceWhereNoneWentJustNow() {
        var lingering = lingering();
        lingering.linger("a").subscribe().with(done -> {});
        millis += 10;
        lingering.linger("b").subscribe().with(done -> {});

        assertEquals(List.of(List.of("a"), List.of("b")), items());
        assertEquals(List.of(), timers);
    }

    @Test
    void whatLingersSoonAfterABatchGoesTogetherWhenTheTimeIsUp() {
        var lingering = lingering();
        lingering.linger("a").subscribe().with(done -> {});
        sent.get(0).succeed();
        millis += 4;
        lingering.linger("b").subscribe().with(done -> {});
        lingering.linger("c").subscribe().with(done -> {});
        assertEquals(List.of(List.of("a")), items());
        assertEquals(List.of(Duration.ofMillis(6)), timers);

        millis += 6;
        fired.get(0).run();

        assertEquals(List.of(List.of("a"), List.of("b", "c")), items());
    }

    @Test
    void whatSomebodyWaitsForTakesAlongWhatLingers() {
        var lingering = lingering();
        lingering.linger("a").subscribe().with(done -> {});
        lingering.linger("b").subscribe().with(done -> {});
        lingering.add("c").subscribe().with(done -> {});
        assertEquals(List.of(List.of("a"), List.of("b", "c")), items());

        sent.get(0).succeed();
        lingering.linger("d").subscribe().with(done -> {});

        assertEquals(List.of(List.of("a"), List.of("b", "c")), items());
    }

    @Test
    void aClockThatIsPutBackHoldsUpNobody() {
        var lingering = lingering();
        lingering.linger("a").subscribe().with(done -> {});
        millis -= 3_600_000;
        lingering.linger("b").subscribe().with(done -> {});
        assertEquals(List.of(Duration.ofMillis(10)), timers);

        fired.get(0).run();

        assertEquals(List.of(List.of("a"), List.of("b")), items());
    }

    @Test
    void asManyAsAreEnoughDoNotLinger() {
        var lingering = lingering();
        List.of("a", "b", "c", "d").forEach(item -> lingering.linger(item).subscribe().with(done -> {}));

        assertEquals(List.of(List.of("a"), List.of("b", "c", "d")), items());
    }

    @Test
    void whoIsCancelledHurriesNobody() {
        var lingering = lingering();
        lingering.linger("a").subscribe().with(done -> {});
        lingering.linger("b").subscribe().with(done -> {});
        lingering.add("c").subscribe().with(done -> {});
        lingering.add("d").subscribe().with(done -> {}).cancel();
        sent.get(0).succeed();
        sent.get(1).succeed();
        lingering.linger("e").subscribe().with(done -> {});

        assertEquals(List.of(List.of("a"), List.of("b", "c")), items());
    }
}
