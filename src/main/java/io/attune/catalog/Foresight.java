package io.attune.catalog;

import io.attune.mapping.Mapping;
import io.smallrye.mutiny.Uni;

/** Foretells what a version would do in the place of another. */
public interface Foresight {

    /** Nothing is written, where there are no records. */
    Uni<Forecast> of(Mapping before, Mapping now);
}
