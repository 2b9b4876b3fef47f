package io.attune.sweep;

import io.attune.catalog.Catalog;
import io.attune.mapping.Mapping;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Lets sweeps begin as soon as there is time, whatever their schedule says. */
@ApplicationScoped
public class SweepCalls {

    private final Catalog catalog;
    private final Sweeper sweeper;
    private final Cursors cursors;

    SweepCalls(Catalog catalog, Sweeper sweeper, Cursors cursors) {
        this.catalog = catalog;
        this.sweeper = sweeper;
        this.cursors = cursors;
    }

    /** What became of calling for a sweep. */
    public enum Answer {
        /** It begins in a moment. */
        DUE,
        /** It is under way: what was changed in the meantime may be left out of it. */
        UNDER_WAY,
        /** No mapping in force is called so, or it asks no system of that name for anything. */
        UNKNOWN;

        public <R> R fold(Supplier<R> due, Supplier<R> underWay, Supplier<R> unknown) {
            return switch (this) {
                case DUE -> due.get();
                case UNDER_WAY -> underWay.get();
                case UNKNOWN -> unknown.get();
            };
        }
    }

    /** Every system of a mapping in full. Completes when it is noted; one that is under way goes on. */
    public Uni<Void> allInFull(Mapping mapping) {
        return sweeper.know(mapping).chain(() -> cursors.dueNow(mapping.name(), Kind.FULL));
    }

    /** @param full everything, and not only what was changed since the last one */
    public Uni<Answer> one(String mapping, String system, boolean full) {
        var name = new Cursors.Name(mapping, system, full ? Kind.FULL : Kind.CHANGED);
        return catalog.mapping(mapping)
                .filter(found -> Sweeper.sweeps(found, system))
                .map(found -> sweeper.know(found).chain(() -> cursors.dueNow(name))
                        .map(isDue -> isDue ? Answer.DUE : Answer.UNDER_WAY))
                .orElseGet(() -> Uni.createFrom().item(Answer.UNKNOWN));
    }
}
