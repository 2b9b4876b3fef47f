package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.delivery.Gathering.Departure;
import io.attune.retry.RetryPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sets out alone, who waits, and who goes together. */
class GatheringTest {

    private static final Claimed ONE = new Claimed(UUID.randomUUID(), "crm", "customer", "crm", Instant.EPOCH,
            new RetryPolicy.Tried(0, Optional.empty()), 1, 0, new InHand("customer", 0), false, Instant.EPOCH);

    private final Gathering gathering = new Gathering();

    /** +3: three come, ! more may be due; -2: two end; what sets out of each: a number, with & as a group. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            each that comes by itself goes alone  | +1 +1 +1           | 1 1 1
            those that come together go together  | +3 +6 +1 +2        | &3 &6 1 -
            many go together                      | +10                | &10
            what comes while many are on the way  | +9 +5 +6 +5 -4 -1  | &9 &5 - - - &11
            a few that gathered go together       | +10 +2 -1          | &10 - &2
            one that gathered goes alone          | +10 +1 -1          | &10 - 1
            as long as they are many, they wait   | +60 +20 -50 -1     | &60 - - &20
            a hundred wait for nobody             | +50 +60 +39 +1     | &50 - - &100
            who knows of more tells it            | +50 +60! +40       | &50 - &100!
            after that it is another matter       | +50! +60! +40 +100 | &50! - &100! &100
            """)
    void setsOut(String name, String words, String departures) {
        var told = Stream.of(words.split(" ")).map(this::after).toList();

        assertEquals(departures, String.join(" ", told));
    }

    private String after(String word) {
        var departures = new ArrayList<Departure>();
        if (word.startsWith("+")) {
            departures.add(gathering.come(claimed(word.replaceAll("[+!]", "")), word.endsWith("!")));
        }
        for (int i = 0; word.startsWith("-") && i < Integer.parseInt(word.substring(1)); i++) {
            departures.add(gathering.end());
        }
        return departures.stream().filter(departure -> !departure.claimed().isEmpty()).map(GatheringTest::words)
                .reduce((first, second) -> first + "," + second).orElse("-");
    }

    private static String words(Departure departure) {
        return (departure.together() ? "&" : "") + departure.claimed().size() + (departure.more() ? "!" : "");
    }

    private static List<Claimed> claimed(String count) {
        return Stream.generate(() -> ONE).limit(Integer.parseInt(count)).toList();
    }
}
