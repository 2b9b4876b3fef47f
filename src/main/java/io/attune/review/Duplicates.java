package io.attune.review;

import io.attune.listing.Asked;
import io.attune.listing.Filter;
import io.attune.listing.Form;
import io.attune.listing.Key;
import io.attune.listing.Lister;
import io.attune.listing.Listing;
import io.attune.listing.Page;
import io.attune.listing.RowSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The duplicate queue, the latest first. */
@ApplicationScoped
public class Duplicates implements Shown<DuplicateView> {

    /** What the list may be narrowed by. */
    public static final List<Filter> FILTERS = List.of(
            Filter.is("mapping", Form.TEXT, "The kind of record."),
            Filter.is("system", Form.TEXT, "The system that raised it."),
            new Filter("record", Form.ID, "(r.record = :record or r.other = :record)", "One of the records."),
            new Filter("decided", Form.oneOf("open", "same", "different", "ignore"),
                    "coalesce(r.decided, 'open') = :decided", "What was decided; open while nobody did."),
            Filter.since("at", "Found at this moment or later."),
            Filter.until("at", "Found before this moment."));
    private static final Listing<DuplicateRow> LISTING = new Listing<>("duplicates", DuplicateRow.class, "", FILTERS,
            List.of(Key.down("id", Form.NUMBER, row -> row.id)));

    private final RowSessions db;
    private final Lister lister;

    Duplicates(RowSessions db, Lister lister) {
        this.db = db;
        this.lister = lister;
    }

    @Override
    public Listing<?> listing(Set<String> filters) {
        return LISTING;
    }

    @Override
    public Uni<Page<DuplicateView>> page(Asked asked) {
        return lister.page(LISTING, asked).map(page -> page.map(DuplicateView::of));
    }

    public Uni<Optional<DuplicateView>> show(long id) {
        return db.withSession(session -> session.find(DuplicateRow.class, id))
                .map(row -> Optional.ofNullable(row).map(DuplicateView::of));
    }
}
