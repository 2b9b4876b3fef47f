package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.scenario.CountingCrm.Mood;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A process is offered, for a quarter of a minute, several times what it has room for, by a shop whose CRM is slow; another
 * shop sends little, to a CRM that is well. What is too much is refused at once, as many are taken in the end as in the
 * beginning, and the quiet shop's arrive as ever. The room is small by the settings, so that it is full on any machine.
 */
@Tag("alone")
class OverloadIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Each second so many of one connection are let in at most: then they are counted anew. */
    private static final int QUOTA = 40;
    private static final int OFFERED = 4 * QUOTA;
    private static final int ROUNDS = 4;
    private static final int REFUSED_IN_A_ROUND = 450;
    /** Senders wait five seconds. */
    private static final Duration IN_VAIN = Duration.ofSeconds(5);
    /** As for any event while the machine is busy: what waited behind the noisy shop's would need minutes. */
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int MORE_HEAP_MIB = 32;
    private static final Set<String> EARLY = Set.of("429 5", "503 5");

    @Test
    void staysLevelPastItsCapacity() {
        try (var fleet = Fleet.of(1, Map.of(
                "ATTUNE_EVENT_QUOTA", Integer.toString(QUOTA),
                "ATTUNE_DELIVERY_CONCURRENCY", "40",
                "ATTUNE_CALL_BREAKER_WAIT", "PT2S"))) {
            var process = fleet.processes.get(0);
            fleet.crm.is(path -> path.startsWith("/crm/") ? Mood.slow(Duration.ofMillis(1_500)) : Mood.WELL);
            try (var quiet = OpenLoad.flowing(process, "outlet", 7_000_000_000_000L, 5)) {
                fleet.acknowledged(quiet, 1);
                fleet.holdsOnce(quiet);
                var before = Memory.of(process);
                try (var noisy = OpenLoad.flowing(process, "shop", 8_000_000_000_000L, OFFERED)) {
                    overload(fleet, noisy, quiet);
                    var after = Memory.of(process);
                    System.out.println("overload: MiB on the heap after collection and resident: " + before + ", " + after);
                    assertTrue(after.heap() <= before.heap() + MORE_HEAP_MIB, () -> before + " became " + after);
                    end(fleet, noisy.stop(), quiet.stop());
                }
            }
        }
    }

    private static void overload(Fleet fleet, OpenLoad noisy, OpenLoad quiet) {
        var taken = new ArrayList<Integer>();
        for (int round = 1; round <= ROUNDS; round++) {
            int refused = round * REFUSED_IN_A_ROUND;
            int before = noisy.acknowledged();
            int sent = quiet.acknowledged();
            await().atMost(PATIENCE).until(() -> noisy.refused() >= refused && quiet.acknowledged() > sent);
            taken.add(noisy.acknowledged() - before);

            var until = quiet.people();
            await().atMost(SOON).until(() -> fleet.crm.made().keySet().containsAll(until));
        }
        System.out.printf("overload: taken %s, of which %d refused each; slowest answers %s and %s%n", taken,
                REFUSED_IN_A_ROUND, noisy.slowest(), quiet.slowest());
        assertTrue(taken.get(ROUNDS - 1) * 3 >= taken.get(0), () -> "taken in each round: " + taken);
    }

    private static void end(Fleet fleet, OpenLoad noisy, OpenLoad quiet) {
        assertEquals(List.of(), quiet.refusals());
        for (var load : List.of(noisy, quiet)) {
            assertTrue(load.slowest().compareTo(IN_VAIN) < 0, () -> "answered after " + load.slowest());
            assertTrue(EARLY.containsAll(load.kindsOfRefusal()), () -> "" + load.kindsOfRefusal());
        }
        fleet.crm.is(path -> Mood.WELL);
        fleet.holdsOnce(noisy);
        fleet.holdsOnce(quiet);
        var there = new TreeSet<>(fleet.crm.made().keySet());
        there.retainAll(noisy.refused("429 5"));
        assertEquals(Set.of(), there, "refused, and there all the same");
    }
}
