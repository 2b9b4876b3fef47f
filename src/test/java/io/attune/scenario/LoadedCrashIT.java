package io.attune.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.failpoint.Failpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One process dies again and again, at the worst moments and at any other, while webhooks come at half the rate at which
 * it delivers a backlog: nothing that was acknowledged is lost, nobody is made twice. {@code -Dattune.kills=200} for many.
 */
@Tag("nightly")
@Tag("alone")
class LoadedCrashIT {

    private static final int KILLS = Integer.getInteger("attune.kills", 21);
    private static final long SEED = Long.getLong("attune.seed", 20_261_123L);
    private static final long FIRST = 6_000_000_000_000L;
    private static final int BACKLOG = 2_000;
    private static final int MORE_THAN_IT_TAKES = 2_000;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void nothingIsLostOrMadeTwice() {
        try (var fleet = Fleet.of(1, Map.of("ATTUNE_CALL_BREAKER_WAIT", "PT2S"))) {
            int rate = delivered(fleet) / 2;
            var lives = new ArrayList<OpenLoad>();
            for (int i = 0; i < KILLS; i++) {
                lives.add(live(fleet, Failpoint.values()[i % Failpoint.values().length], FIRST + (i + 1) * 1_000_000L, rate));
            }
            fleet.processes.get(0).start();
            lives.forEach(life -> fleet.holdsOnce(life.sendRefusedAgain()));
            int acknowledged = lives.stream().mapToInt(OpenLoad::acknowledged).sum();
            System.out.printf("%d kills at %d webhooks/s: %d taken, 0 lost, 0 twice%n", KILLS, rate, acknowledged);
            assertTrue(acknowledged > KILLS, "webhooks came");
        }
    }

    /** How many a second of a backlog. */
    private static int delivered(Fleet fleet) {
        long begin = System.nanoTime();
        try (var backlog = OpenLoad.flowing(fleet.balancer, "shop", FIRST, MORE_THAN_IT_TAKES)) {
            fleet.acknowledged(backlog, BACKLOG);
            fleet.holdsOnce(backlog.stop().sendRefusedAgain());
            return Math.max(2, (int) (backlog.acknowledged() / Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
        }
    }

    /** Until the moment comes, or the time is up. */
    private OpenLoad live(Fleet fleet, Failpoint end, long first, int rate) {
        var process = fleet.processes.get(0);
        process.kill();
        process.startToDie(end.name(), 1 + random.nextInt(rate));
        try (var load = OpenLoad.flowing(process, "shop", first, rate)) {
            process.diesWithin(Duration.ofMillis(1_000 + random.nextInt(3_000)));
            process.kill();
            return load.stop();
        }
    }
}
