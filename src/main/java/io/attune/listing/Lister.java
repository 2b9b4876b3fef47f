package io.attune.listing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads pages. A page costs the rows it shows, however far behind the first it lies. */
@ApplicationScoped
public class Lister {

    private final RowSessions db;

    Lister(RowSessions db) {
        this.db = db;
    }

    public <T> Uni<Page<T>> page(Listing<T> listing, Asked asked) {
        return db.withSession(session -> query(session, listing, asked).getResultList())
                .map(rows -> page(listing, asked, rows));
    }

    /** One more than asked for tells whether another page follows. */
    private static <T> Mutiny.SelectionQuery<T> query(Mutiny.Session session, Listing<T> listing, Asked asked) {
        var query = session.createQuery(Query.of(listing, asked), listing.row()).setMaxResults(asked.limit() + 1);
        asked.values().forEach(query::setParameter);
        for (int i = 0; i < asked.after().size(); i++) {
            query.setParameter("after" + i, asked.after().get(i));
        }
        return query;
    }

    private static <T> Page<T> page(Listing<T> listing, Asked asked, List<T> rows) {
        if (rows.size() <= asked.limit()) {
            return new Page<>(rows, Optional.empty());
        }
        var shown = rows.subList(0, asked.limit());
        return new Page<>(shown, Optional.of(Cursor.of(listing, asked.texts(), shown.get(shown.size() - 1))));
    }
}
