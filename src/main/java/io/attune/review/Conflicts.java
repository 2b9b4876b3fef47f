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

/** The conflicts, the latest first. */
@ApplicationScoped
public class Conflicts implements Shown<ConflictView> {

    /** What the list may be narrowed by. */
    public static final List<Filter> FILTERS = List.of(
            new Filter("mapping", Form.TEXT, RowsOf.OF_MAPPING, "The kind of record."),
            Filter.is("record", Form.ID, "One record."),
            Filter.is("field", Form.TEXT, "The row of the mapping."),
            Filter.is("system", Form.TEXT, "The system whose edit met the agreed value."),
            Filter.is("open", Form.YES_NO, "Whether it waits for a person."),
            Filter.since("at", "Found at this moment or later."),
            Filter.until("at", "Found before this moment."));
    private static final Listing<ConflictRow> LISTING = new Listing<>("conflicts", ConflictRow.class, "", FILTERS,
            List.of(Key.down("id", Form.NUMBER, row -> row.id)));

    private final RowSessions db;
    private final Lister lister;
    private final RecordWords words;
    private final Masks masks;

    Conflicts(RowSessions db, Lister lister, RecordWords words, Masks masks) {
        this.db = db;
        this.lister = lister;
        this.words = words;
        this.masks = masks;
    }

    @Override
    public Listing<?> listing(Set<String> filters) {
        return LISTING;
    }

    @Override
    public Uni<Page<ConflictView>> page(Asked asked) {
        return lister.page(LISTING, asked).chain(this::views);
    }

    private Uni<Page<ConflictView>> views(Page<ConflictRow> page) {
        return words.about(page.items(), row -> row.record)
                .map(records -> page.map(row -> ConflictView.of(row, records.record(row.record), masks)));
    }

    public Uni<Optional<ConflictView>> show(long id) {
        return db.withSession(session -> session.find(ConflictRow.class, id))
                .chain(row -> row == null ? Uni.createFrom().item(Optional.empty())
                        : views(new Page<>(List.of(row), Optional.empty()))
                                .map(page -> page.items().stream().findFirst()));
    }
}
