package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.delivery.SmallVendor.Manner;
import io.attune.retry.Outcome;
import io.attune.runtime.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that wait together, against a CRM in memory: who travels with whom, and what each comes to. */
class BatchSenderTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final SmallVendor vendor = new SmallVendor();
    private final BatchSender<Outcome> sender = vendor.outcomes(clock);

    /** Calls are named by their numbers, those of a batch with + between them; a dot: what was asked so far is answered. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one is a call of its own              | EACH  | 1           | 1                                   | 1
            several are a batch                   | EACH  | 1 2 3       | 1+2+3                               | 1 2 3
            the fault of one is its own           | EACH  | 1 13 3      | 1+13+3                              | 1 INVALID 3
            it is found by halving                | WHOLE | 1 2 3 13 5  | 1+2+3+13+5 . 1+2 3+13+5 . . 3 13+5 . . 13 5 | 1 2 3 INVALID 5
            no batches there                      | NONE  | 1 2 3       | 1+2+3 . 1 2 3                       | 1 2 3
            unknown of one is unknown of all      | LOST  | 1 2 3       | 1+2+3                               | unknown unknown unknown
            who has no result is asked alone      | SHORT | 1 2 3       | 1+2+3 . 1                           | 1 2 3
            """)
    void eachComesToItsOwnEnd(String name, Manner manner, String calls, String asked, String ends) {
        vendor.answersIn(manner);

        var told = send(numbers(calls));

        assertEquals(asked, told.asked());
        assertEquals(ends, told.ends());
    }

    @Test
    void largeOnesAreSeveralBatches() {
        var asked = send(IntStream.range(1_000, 1_450).boxed().toList()).asked();

        assertEquals("200 200 50", Stream.of(asked.split(" ")).filter(words -> !words.equals("."))
                .map(words -> Integer.toString(words.split("\\+").length)).collect(Collectors.joining(" ")));
    }

    @Test
    void thatThereAreNoBatchesIsRememberedForAWhile() {
        vendor.answersIn(Manner.NONE);
        assertEquals("1+2 . 1 2", send(List.of(1, 2)).asked());

        assertEquals("1 2", send(List.of(1, 2)).asked());
        clock.move(Duration.ofMinutes(10));
        assertEquals("1+2 . 1 2", send(List.of(1, 2)).asked());
    }

    private record Told(String asked, String ends) {}

    private Told send(List<Integer> numbers) {
        vendor.asked.clear();
        var ends = new ArrayList<String>();
        numbers.forEach(number -> ends.add("waits"));
        var each = sender.together(SmallVendor.PLACE, numbers.stream().map(SmallVendor::upsert).toList());
        for (int i = 0; i < each.size(); i++) {
            int nth = i;
            each.get(nth).subscribe().with(outcome -> ends.set(nth, words(outcome)));
        }
        vendor.answerAll();
        return new Told(String.join(" ", vendor.asked).replaceAll("( \\.)+$", ""), String.join(" ", ends));
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(text.split(" ")).map(Integer::valueOf).toList();
    }

    static String words(Outcome outcome) {
        return outcome.fold(done -> done.id().orElse(""), refused -> refused.refusal().name(), unknown -> "unknown");
    }
}
