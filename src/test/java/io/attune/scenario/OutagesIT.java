package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.scenario.CountingCrm.Mood;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three processes on one database under load, while what is around them fails: nothing that was acknowledged is lost, and
 * nobody is made twice.
 */
@Tag("alone")
class OutagesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PER_SECOND = 30;
    private static final int CUTS = 40;
    private static final Duration SOON = Duration.ofSeconds(30); // 10 s where nothing else runs
    /**
     * From the moment at which the database takes a connection, not from its start: how long it mends is not ours. What
     * failed is tried again after two seconds at most, what was under way is put off for five, and claims are made each
     * second: eight seconds in a row at the worst, and a little for the work. A lease would be ten minutes. Seven were seen
     * on two cores with ten times the work they can do.
     */
    private static final Duration AFTER_ITS_RETURN = Duration.ofSeconds(10);
    private static final int SCHEDULE_SECONDS = 2; // of errand.yaml

    private static Fleet fleet;

    @BeforeAll
    static void start() {
        fleet = Fleet.of(3, Map.of("ATTUNE_CALL_BREAKER_WAIT", "PT2S"));
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @AfterEach
    void calm() {
        fleet.toDatabase.leave();
        fleet.toCrm.leave();
        fleet.crm.is(path -> Mood.WELL);
    }

    private static OpenLoad load(long first) {
        return OpenLoad.flowing(fleet.balancer, "shop", first, PER_SECOND);
    }

    @Test
    void aRollingRestartRefusesNothing() {
        try (var load = load(1_000_000_000_000L)) {
            for (var process : fleet.processes) {
                assertEquals(143, process.stop(), "ended by SIGTERM, in order");
                process.start();
                await().atMost(PATIENCE).until(() -> fleet.balancer.leadsTo(process));
            }
            assertEquals(List.of(), load.stop().refusals());
            fleet.holdsOnce(load.sendRefusedAgain());
        }
    }

    @Test
    void aScheduleRunsOnceForAllOfThem() {
        int before = fleet.crm.listings();
        long begin = System.nanoTime();
        await().atMost(PATIENCE).until(() -> fleet.crm.listings() >= before + 3);

        long most = Duration.ofNanos(System.nanoTime() - begin).toSeconds() / SCHEDULE_SECONDS + 2;
        assertTrue(fleet.crm.listings() - before <= most, () -> "more than " + most + " since the one before");
    }

    @Test
    void cutConnectionsLoseNothingAndRepeatNothing() {
        fleet.toDatabase.cutAfter(10_000, 200_000);
        fleet.toCrm.cutAfter(200, 20_000);
        try (var load = load(2_000_000_000_000L)) {
            await().atMost(PATIENCE).until(() -> fleet.toDatabase.cuts() >= CUTS && fleet.toCrm.cuts() >= CUTS);
            load.stop();
            calm();
            fleet.holdsOnce(load.sendRefusedAgain());
        }
    }

    @Test
    void aSystemThatHangsHoldsUpNeitherWebhooksNorTheOthers() {
        fleet.crm.is(path -> path.startsWith("/crm/") ? Mood.HANGS : Mood.WELL);
        try (var hanging = load(4_000_000_000_000L);
                var other = OpenLoad.flowing(fleet.balancer, "outlet", 5_000_000_000_000L, 10)) {
            fleet.acknowledged(other, 100);
            assertEquals(List.of(), other.stop().refusals());
            fleet.holdsOnce(other);
            assertEquals(List.of(), hanging.stop().refusals());

            fleet.crm.is(path -> Mood.WELL);
            fleet.holdsOnce(hanging.sendRefusedAgain());
        }
    }

    @Test
    void aKilledDatabaseIsWaitedForAndTakenUpSoonAfterItsReturn() {
        try (var load = load(3_000_000_000_000L)) {
            fleet.acknowledged(load, 2 * PER_SECOND);
            await().atMost(PATIENCE).until(() -> fleet.crm.made().size() >= PER_SECOND);
            var server = fleet.database.server();
            server.kill();
            await().atMost(PATIENCE).until(() -> load.refused() >= PER_SECOND);
            server.start();
            await().atMost(PATIENCE).until(fleet.database::answers);
            long back = System.nanoTime();
            int made = fleet.crm.made().size();
            await().atMost(AFTER_ITS_RETURN).until(() -> fleet.crm.made().size() > made);
            System.out.println("delivered after " + Duration.ofNanos(System.nanoTime() - back));

            var before = load.people();
            await().atMost(SOON).until(() -> load.acknowledged() > before.size()
                    && fleet.crm.made().keySet().containsAll(before));
            assertTrue(fleet.processes.stream().allMatch(AttuneProcess::isAlive));
            load.stop();
            fleet.holdsOnce(load.sendRefusedAgain());
        }
    }
}
