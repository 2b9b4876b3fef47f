package io.attune.simulation;

import io.attune.mapping.Mapping;
import io.attune.merge.Guard;
import io.attune.simulation.hub.Book;
import io.attune.simulation.hub.Hub;

import io.attune.simulation.oracle.Oracle;
import io.attune.simulation.world.Buyers;
import io.attune.simulation.world.Scene;
import io.attune.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays a schedule in a scene, lets everything settle, and asks the oracle. */
final class Stage {

    /** No two things happen at the same time. */
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration MOMENT = Duration.ofMillis(400);
    private static final Duration PAUSE = Duration.ofMinutes(4);
    /** Longer than any reading lags behind: what one sweep cannot see, the next one can. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int REPLAYS = 2;
    private static final int ANSWERED = 6;
    private static final int ROUNDS = 30;
    /** Longer than a late write is told from an edit, and then as many turns as a person is asked after. */
    private static final int ROUNDS_OF_A_FIGHT = 90;
    private static final int MOST = 6_000;
    /** Sweeps by the clock come on top, for as long as deliveries that are refused are tried. */
    private static final int MOST_IN_A_FIGHT = 30_000;

    private final Scene scene;
    private final World world;
    private final Hub hub;
    private final Book book;
    private Instant swept = Instant.EPOCH;

    /** @param isTold the journal is kept */
    Stage(Scene scene, Map<String, List<Mapping>> mappings, Set<Guard> off, boolean isTold) {
        this.scene = scene;
        this.book = new Book(scene, mappings, off);
        this.world = new World(scene, book::read, isTold);
        this.hub = new Hub(world, book);
    }

    Result play(Schedule schedule) {
        schedule.happenings().forEach(this::happen);
        boolean quiet = settle();
        var oracle = new Oracle(scene, world, hub, book);
        return new Result(scene, oracle.violations(quiet), oracle.figures(), world.journal().lines());
    }

    private void happen(Happening happening) {
        world.clock().pass(TICK);
        world.chance().turn(happening.dice());
        switch (happening.kind()) {
            case MOMENT -> moment();
            case PERSON -> world.users().act();
            case PAUSE -> world.clock().pass(world.chance().around(PAUSE));
            case SWEEP -> hub.sweep(world.chance().pick(scene.names()));
            case CRASH -> hub.crash();
            case LEASE_LOST -> hub.loseLease();
            case DECISION -> hub.decide();
            case QUESTION -> hub.answer();
            case CHANGE -> hub.changeMapping();
            case ORDER -> world.buyers().ifPresent(Buyers::act);
        }
    }

    private void moment() {
        world.clock().pass(world.chance().around(MOMENT));
        if (world.chance().percent(50)) {
            if (!arrive()) {
                hub.work();
            }
        } else if (!hub.work()) {
            arrive();
        }
    }

    private boolean arrive() {
        world.clock().pass(TICK);
        var due = world.agenda().take(world.clock().now(), world.chance());
        due.ifPresent(Runnable::run);
        return due.isPresent();
    }

    /**
     * Nothing fails any more, and nobody edits. Whether all comes to rest, so that another sweep of all finds nothing
     * to do.
     */
    private boolean settle() {
        world.chance().turn(scene.seed());
        world.journal().note("from here on nothing fails, and nobody edits");
        hub.changeMappings();
        world.network().heal();
        int quiet = scene.isAsked() ? ANSWERED : REPLAYS;
        int rounds = scene.isFought() ? ROUNDS_OF_A_FIGHT : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            if (round < REPLAYS) {
                hub.replayDead();
            }
            if (round < ANSWERED && scene.isAsked()) {
                hub.answer();
            }
            world.clock().pass(BETWEEN_SWEEPS);
            long writes = hub.writes();
            swept = world.clock().now();
            scene.names().forEach(hub::sweep);
            if (!rest()) {
                return false;
            }
            if (round > quiet && hub.writes() == writes) {
                return true;
            }
        }
        return false;
    }

    private boolean rest() {
        int most = scene.isFought() ? MOST_IN_A_FIGHT : MOST;
        for (int steps = 0; steps < most; steps++) {
            if (world.agenda().isEmpty() && hub.isIdle()) {
                return true;
            }
            if (!arrive() && !hub.work()) {
                wait(List.of(world.agenda().next(), hub.next()));
                sweepInAFight();
                followInAChange();
            } else if (world.chance().percent(50)) {
                hub.work();
            }
        }
        return false;
    }

    /**
     * Sweeps do not wait until all deliveries that are refused have been given up, which takes a quarter of an hour:
     * tools whose edits only sweeps see would fight more slowly than a fight is stopped.
     */
    private void sweepInAFight() {
        var now = world.clock().now();
        if (scene.isFought() && swept.plus(MINUTE).isBefore(now)) {
            swept = now;
            scene.names().forEach(hub::sweep);
        }
    }

    /** Between sweeps, too: what comes of a record waits until the record has passed to the version in force. */
    private void followInAChange() {
        if (scene.changes() > 0) {
            hub.follow();
        }
    }

    private void wait(List<Optional<Instant>> moments) {
        moments.stream().flatMap(Optional::stream).min(Instant::compareTo).ifPresent(world.clock()::reach);
    }
}
