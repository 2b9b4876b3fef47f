package io.attune.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.listing.RowSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers why a field holds what it holds: where the value came from, what decided, whom it met, who has it. */
@ApplicationScoped
public class Why {

    private static final String MET = """
            from ConflictRow c where c.record = :record and c.field = :field and (c.at >= :since or c.open)
            order by c.id desc""";
    private static final int MOST = 20;

    private final RowSessions db;
    private final RecordFinder records;
    private final Masks masks;

    Why(RowSessions db, RecordFinder records, Masks masks) {
        this.db = db;
        this.records = records;
        this.masks = masks;
    }

    /** Empty if there is no such record, or nothing is agreed of this field of it. */
    public Uni<Optional<WhyView>> of(UUID record, String field) {
        return records.find(record).chain(found -> found.map(view -> view.fields().get(field))
                .map(known -> db.withSession(session -> session.find(RecordRow.class, record)
                        .chain(row -> met(session, row, field, known)
                                .map(met -> Optional.of(view(found.get(), row, field, met))))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static Uni<List<ConflictRow>> met(Mutiny.Session session, RecordRow row, String field, FieldView known) {
        return session.createQuery(MET, ConflictRow.class)
                .setParameter("record", row.id)
                .setParameter("field", field)
                .setParameter("since", known.lastChange().map(ChangeView::at).orElse(Instant.EPOCH))
                .setMaxResults(MOST)
                .getResultList();
    }

    private WhyView view(RecordView record, RecordRow row, String field, List<ConflictRow> rows) {
        var known = record.fields().get(field);
        var origin = SideView.of(known.value(), agreed(row, field));
        var met = rows.stream().map(one -> ConflictView.of(one, Optional.of(row), masks)).toList();
        var view = new WhyView(row.id, row.mapping, field, known.value(), known.masked(), known.version(), origin,
                known.lastChange(), met, known.systems(), List.of());
        return new WhyView(view.record(), view.mapping(), field, view.value(), view.masked(), view.version(), origin,
                view.change(), met, view.systems(), WhyWords.of(view, Optional.ofNullable(row.mergedInto),
                        Optional.ofNullable(row.endedAt)));
    }

    private static JsonNode agreed(RecordRow row, String field) {
        return JsonText.parseOwn(row.fields).path(field);
    }
}
