package io.attune.simulation.world;

import io.attune.retry.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What a search came to.
 *
 * @param failed how it ended without an answer; empty where it was answered
 */
public record Found(List<Shown> hits, Optional<Outcome> failed) {

    static Found hits(List<Shown> hits) {
        return new Found(hits, Optional.empty());
    }

    public static Found failed(Outcome outcome) {
        return new Found(List.of(), Optional.of(outcome));
    }
}
