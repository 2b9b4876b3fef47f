package io.attune.review;

import io.attune.listing.RowTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Which rows there are. */
@ApplicationScoped
class Rows {

    @Produces
    @Singleton
    RowTypes types() {
        return new RowTypes(List.of(AttemptRow.class, ChangeRow.class, ConflictRow.class, DeliveryRow.class,
                DuplicateRow.class, EventRow.class, HistoryRow.class, LinkRow.class, MappingVersionRow.class,
                ProblemRow.class, RecordRow.class));
    }
}
