package io.attune.review;

import io.attune.listing.Page;
import io.attune.listing.RowSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up the records that words are about, so that their personal values can be taken out of them. */
@ApplicationScoped
class RecordWords {

    private final RowSessions db;
    private final Masks masks;

    RecordWords(RowSessions db, Masks masks) {
        this.db = db;
        this.masks = masks;
    }

    Uni<Page<DeliveryView>> deliveries(Page<DeliveryRow> page) {
        return about(page.items(), row -> row.record)
                .map(records -> page.map(row -> DeliveryView.of(row, records.words(row.record, row.words))));
    }

    <T> Uni<Known> about(List<T> rows, Function<T, UUID> record) {
        var ids = rows.stream().map(record).collect(Collectors.toSet());
        return ids.isEmpty() ? Uni.createFrom().item(new Known(Map.of(), masks)) : load(ids);
    }

    private Uni<Known> load(Set<UUID> ids) {
        return db.withSession(session -> session
                        .createQuery("from RecordRow r where r.id in :ids", RecordRow.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows ->
                        new Known(rows.stream().collect(Collectors.toMap(row -> row.id, Function.identity())), masks));
    }

    /** The records that some rows are about. */
    record Known(Map<UUID, RecordRow> records, Masks masks) {

        Optional<RecordRow> record(UUID id) {
            return Optional.ofNullable(records.get(id));
        }

        /** @param words may be null, as columns may */
        Optional<String> words(UUID record, String words) {
            return Optional.ofNullable(words).map(text -> masks.words(record(record), text));
        }
    }
}
