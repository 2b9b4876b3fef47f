package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.scenario.CountingCrm.Mood;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One process for half an hour ({@code -Dattune.soak=PT30M}) before a CRM that is well, down, slow and hanging in turn, and
 * one that is well: memory stays flat, and in the end nothing is left over.
 */
@Tag("nightly")
@Tag("alone")
class SoakIT {

    private static final Duration LENGTH = Duration.parse(System.getProperty("attune.soak", "PT30M"));
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<Mood> MOODS =
            List.of(Mood.WELL, Mood.DOWN, Mood.WELL, Mood.slow(Duration.ofMillis(1_500)), Mood.WELL, Mood.HANGS);
    private static final long MOOD_SECONDS = 10;
    private static final int SAMPLES = 30;
    private static final double FLAT = 1.1;
    private static final String LEFT = """
            select (select count(*) from event where state <> 'done') || ' events, '
                || (select count(*) from delivery) || ' deliveries'""";

    private final long begin = System.nanoTime();

    @Test
    void memoryStaysFlatAndNothingIsLeftOver() {
        try (var fleet = Fleet.of(1, Map.of("ATTUNE_CALL_BREAKER_WAIT", "PT2S"));
                var flapping = OpenLoad.flowing(fleet.balancer, "shop", 4_000_000_000_000L, 30);
                var well = OpenLoad.flowing(fleet.balancer, "outlet", 5_000_000_000_000L, 10)) {
            fleet.crm.is(path -> path.startsWith("/crm/") ? mood() : Mood.WELL);
            var memory = new ArrayList<Memory>();
            while (elapsed().compareTo(LENGTH) < 0) {
                var next = LENGTH.multipliedBy(memory.size() + 1L).dividedBy(SAMPLES);
                await().atMost(PATIENCE).until(() -> elapsed().compareTo(next) >= 0);
                memory.add(Memory.of(fleet.processes.get(0)));
            }
            fleet.crm.is(path -> Mood.WELL);
            Stream.of(flapping, well).map(OpenLoad::stop).map(OpenLoad::sendRefusedAgain).forEach(fleet::holdsOnce);
            await().atMost(PATIENCE).until(() -> fleet.database.one(LEFT), "0 events, 0 deliveries"::equals);
            assertFlat(memory);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Mood mood() {
        return MOODS.get((int) (elapsed().toSeconds() / MOOD_SECONDS % MOODS.size()));
    }

    private static void assertFlat(List<Memory> memory) {
        int third = memory.size() / 3;
        var middle = memory.subList(third, 2 * third);
        var last = memory.subList(2 * third, memory.size());
        System.out.println("soak: heap after collection and resident, in MiB: " + memory);
        assertEquals(SAMPLES, memory.size());
        assertTrue(median(last, Memory::heap) <= FLAT * median(middle, Memory::heap), () -> "the heap grows: " + memory);
        assertTrue(median(last, Memory::resident) <= FLAT * median(middle, Memory::resident), () -> "it grows: " + memory);
    }

    private static double median(List<Memory> memory, java.util.function.ToLongFunction<Memory> part) {
        return memory.stream().mapToLong(part).sorted().skip(memory.size() / 2).findFirst().orElseThrow();
    }
}
