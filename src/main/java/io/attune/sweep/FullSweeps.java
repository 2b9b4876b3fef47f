package io.attune.sweep;

import io.attune.mapping.Mapping;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets every system of a mapping be swept in full as soon as there is time. */
@ApplicationScoped
public class FullSweeps {

    private final Sweeper sweeper;
    private final Cursors cursors;

    FullSweeps(Sweeper sweeper, Cursors cursors) {
        this.sweeper = sweeper;
        this.cursors = cursors;
    }

    /** Completes when it is noted; one that is under way goes on. */
    public Uni<Void> begin(Mapping mapping) {
        return sweeper.know(mapping).chain(() -> cursors.dueNow(mapping.name(), Kind.FULL));
    }
}
