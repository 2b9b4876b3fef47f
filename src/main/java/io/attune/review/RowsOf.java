package io.attune.review;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of one table that belong to some records. */
final class RowsOf {

    /** A condition of lists whose rows know their record alone. */
    static final String OF_MAPPING =
            "exists (select 1 from RecordRow m where m.id = r.record and m.mapping = :mapping)";

    private RowsOf() {}

    static <T> Uni<List<T>> records(Mutiny.Session session, Class<T> row, Collection<UUID> records) {
        return session.createQuery("from " + row.getSimpleName() + " r where r.record in :records", row)
                .setParameter("records", records)
                .getResultList();
    }

    static <T> Map<UUID, List<T>> grouped(List<T> rows, Function<T, UUID> record) {
        return rows.stream().collect(Collectors.groupingBy(record));
    }
}
