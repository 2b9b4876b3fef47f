package io.attune.review;

import io.attune.listing.RowSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** Finds one record with all that belongs to it. Reads take no locks: it shows a moment, while steps go on. */
@ApplicationScoped
public class RecordFinder {

    private static final String LAST_CHANGES = """
            from ChangeRow c where c.record = :record and not exists (
                select 1 from ChangeRow later
                where later.record = c.record and later.field = c.field and later.version > c.version)""";
    private static final String IN_DOUBT = "select system from inflight where record = :record";
    private static final String ATTEMPTS = "from AttemptRow a where a.record = :record order by a.at desc";
    private static final int LAST_ATTEMPTS = 20;

    private final RowSessions db;
    private final SideBySide sideBySide;

    RecordFinder(RowSessions db, SideBySide sideBySide) {
        this.db = db;
        this.sideBySide = sideBySide;
    }

    public Uni<Optional<RecordView>> find(UUID id) {
        return db.withSession(session -> session.find(RecordRow.class, id)
                .chain(row -> row == null ? Uni.createFrom().item(Optional.empty())
                        : rows(session, row).map(rows -> Optional.of(sideBySide.view(rows)))));
    }

    private static Uni<RecordRows> rows(Session session, RecordRow record) {
        var id = List.of(record.id);
        return RowsOf.records(session, LinkRow.class, id)
                .chain(links -> RowsOf.records(session, DeliveryRow.class, id)
                .chain(deliveries -> inDoubt(session, record.id)
                .chain(inDoubt -> RowsOf.records(session, ProblemRow.class, id)
                .chain(problems -> changes(session, record.id)
                .chain(changes -> attempts(session, record.id)
                .map(attempts -> new RecordRows(record, links, deliveries, inDoubt, problems, changes, attempts)))))));
    }

    private static Uni<List<String>> inDoubt(Session session, UUID record) {
        return session.createNativeQuery(IN_DOUBT, String.class).setParameter("record", record).getResultList();
    }

    private static Uni<List<ChangeRow>> changes(Session session, UUID record) {
        return session.createQuery(LAST_CHANGES, ChangeRow.class).setParameter("record", record).getResultList();
    }

    private static Uni<List<AttemptRow>> attempts(Session session, UUID record) {
        return session.createQuery(ATTEMPTS, AttemptRow.class)
                .setParameter("record", record)
                .setMaxResults(LAST_ATTEMPTS)
                .getResultList();
    }
}
