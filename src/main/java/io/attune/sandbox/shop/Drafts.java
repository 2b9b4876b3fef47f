package io.attune.sandbox.shop;

import io.attune.sandbox.shop.rules.Chance;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.Records;
import io.attune.sandbox.shop.rules.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Begins pieces of work: gives them the time and chance. */
@ApplicationScoped
class Drafts {

    private final Clock clock;
    private final Chance chance;

    Drafts(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.chance = new Chance(random);
    }

    Draft begin(Records records, Shape shape) {
        return new Draft(records, clock.instant(), chance, shape);
    }
}
