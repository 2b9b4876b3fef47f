package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.delivery.SmallVendor.Manner;
import io.attune.retry.Outcome;
import io.attune.runtime.MovedClock;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries that go together: who waits for whom, and that nobody is left waiting. */
class DeliveryGroupTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final SmallVendor vendor = new SmallVendor();
    private final Deque<Runnable> timers = new ArrayDeque<>();
    private final List<UniEmitter<? super Void>> steps = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final DeliveryGroup group = new DeliveryGroup(vendor.outcomes(clock), vendor.searches(clock), clock,
            (pause, task) -> timers.add(task));
    private boolean isOver;

    /**
     * Each word is what a delivery does, in this order: + an upsert, - a delete, which goes in no batch, s a step that is
     * not finished. Asked is what the CRM is asked while it answers nothing.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one alone goes at once                  | +           | 1
            those that call are gathered            | + + +       | 1+2+3
            who has nothing to call for is through  | + . +       | 1+3
            who goes alone is not waited for        | + - +       | 2 1+3
            who is at work is waited for            | + s +       | ''
            so is who may yet come                  | s s s s s s s s + + | ''
            """)
    void theyWaitForEachOther(String name, String deliveries, String asked) {
        run(deliveries.split(" "));

        assertEquals(asked, String.join(" ", vendor.asked));
    }

    @Test
    void afterItsAnswerEachGoesOnAndTheNextCallsAreGathered() {
        run("++", "+-", "+");
        vendor.answerAll();

        assertEquals("1+2+3 . 2 1 . .", String.join(" ", vendor.asked));
        assertEquals(List.of("3 3", "2 2 2", "1 1 1"), ends);
        assertTrue(isOver);
    }

    @Test
    void aFullBatchWaitsForNobody() {
        run(Stream.concat(Stream.of("s"), Stream.generate(() -> "+").limit(450)).toArray(String[]::new));

        assertEquals(List.of(200, 200), vendor.asked.stream().map(words -> words.split("\\+").length).toList());
    }

    @Test
    void eightTakeStepsAtATime() {
        run(Stream.generate(() -> "s").limit(20).toArray(String[]::new));
        assertEquals(8, steps.size());

        steps.get(0).complete(null);
        assertEquals(9, steps.size());
        for (int i = 1; i < steps.size(); i++) {
            steps.get(i).complete(null);
        }
        assertEquals(20, ends.size());
        assertTrue(isOver);
    }

    @Test
    void nobodyWaitsForEverForOneThatIsSlow() {
        run("+", "s", "+");
        assertEquals(List.of(), vendor.asked);

        clock.move(Duration.ofSeconds(10));
        timers.remove().run();
        assertEquals(List.of("1+3"), vendor.asked);
        vendor.answer();
        assertEquals(List.of("1 1", "3 3"), ends);
        assertFalse(isOver);
    }

    /** The process stood still: what was decided then may be wrong by now. */
    @Test
    void whatWasHeldTooLongIsNotSent() {
        run("+", "s", "+");
        clock.move(Duration.ofSeconds(31));

        timers.remove().run();

        assertEquals(List.of(), vendor.asked);
        assertEquals(List.of("1 NOT_TRIED", "3 NOT_TRIED"), ends);
    }

    @Test
    void aBugWhileABatchIsReadIsTheEndOfEachOfThem() {
        vendor.answersIn(Manner.BROKEN);
        run("+", "+", "+-");
        vendor.answerAll();

        assertEquals(List.of("1 failed", "2 failed", "3 failed"), ends);
        assertTrue(isOver);
    }

    @Test
    void aThousandThatHaveNothingToDoAreThrough() {
        run(Stream.generate(() -> ".").limit(5_000).toArray(String[]::new));

        assertEquals(5_000, ends.size());
        assertTrue(isOver);
    }

    /** Whatever they do and whoever answers first: each call is made once, each delivery ends, and so does the group. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 40, 300})
    void nobodyIsLost(int size) {
        var manners = Manner.values();
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var world = new DeliveryGroupTest();
            world.vendor.answersIn(manners[random.nextInt(manners.length)]);
            world.run(Stream.generate(() -> program(random)).limit(size).toArray(String[]::new));
            world.settle(random);

            assertEquals(size, world.ends.size(), "seed " + seed);
            assertTrue(world.isOver, "seed " + seed);
        }
    }

    private static String program(Random random) {
        return IntStream.range(0, random.nextInt(5)).mapToObj(i -> "+-s.".charAt(random.nextInt(4)))
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).append('.').toString();
    }

    /** Steps, answers and time, in any order, until nothing is left to come. */
    private void settle(Random random) {
        while (!steps.isEmpty() || vendor.isAsked() || !timers.isEmpty()) {
            int what = random.nextInt(8);
            if (what < 4 && !steps.isEmpty()) {
                steps.remove(random.nextInt(steps.size())).complete(null);
            } else if (what < 7 || timers.isEmpty()) {
                vendor.answer();
            } else {
                clock.move(Duration.ofSeconds(10));
                timers.remove().run();
            }
        }
    }

    private void run(String... programs) {
        var deliveries = IntStream.range(0, programs.length)
                .<Supplier<Uni<Void>>>mapToObj(i -> () -> delivery(i + 1, programs[i])).toList();
        group.run(deliveries).subscribe().with(done -> isOver = true);
    }

    private Uni<Void> delivery(int number, String program) {
        Uni<String> all = Uni.createFrom().item(Integer.toString(number));
        for (char step : program.toCharArray()) {
            all = all.chain(told -> take(step, number).map(word -> (told + " " + word).strip()));
        }
        return all.invoke(ends::add).onFailure().invoke(() -> ends.add(number + " failed")).replaceWithVoid();
    }

    private Uni<String> take(char step, int number) {
        return switch (step) {
            case '+' -> group.make(SmallVendor.PLACE, SmallVendor.upsert(number)).map(BatchSenderTest::words);
            case '-' -> group.make(SmallVendor.PLACE, SmallVendor.delete(number)).map(BatchSenderTest::words);
            case 's' -> Uni.createFrom().<Void>emitter(steps::add).replaceWith("");
            default -> Uni.createFrom().item("");
        };
    }
}
