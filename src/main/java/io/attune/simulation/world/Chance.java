package io.attune.simulation.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The dice. Every happening brings the seed of its own throws, so that leaving one out changes no other's. Equal seeds
 * give
 * equal answers to equal questions.
 */
public final class Chance {

    private SplittableRandom random;

    public Chance(long seed) {
        turn(seed);
    }

    /** From now on the throws of another seed. */
    public void turn(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A seed for something else. */
    public long seed() {
        return random.nextLong();
    }

    public boolean percent(double share) {
        return random.nextDouble() * 100 < share;
    }

    /** Evenly from 0 (inclusive) to the bound (exclusive). */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Evenly from 0 (inclusive) to 1 (exclusive). */
    public double share() {
        return random.nextDouble();
    }

    /** One of them, evenly. */
    public <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Mostly less than the mean, now and then much more: waiting times of a network. */
    public Duration around(Duration mean) {
        double waits = -Math.log(1 - random.nextDouble());
        return Duration.ofMillis(Math.round(mean.toMillis() * waits));
    }
}
