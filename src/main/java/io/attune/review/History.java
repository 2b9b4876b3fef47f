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
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What happened to a record, the latest first. */
@ApplicationScoped
public class History {

    /** What it may be narrowed by. */
    public static final List<Filter> FILTERS = List.of(
            Filter.is("field", Form.TEXT, "The row of the mapping."),
            Filter.is("kind", Form.oneOf("change", "conflict", "decision", "duplicate"),
                    "change of an agreed value; conflict; decision of a person about a conflict or a delete; "
                            + "duplicate that was decided."),
            Filter.is("system", Form.TEXT, "In which it was edited."),
            Filter.since("at", "At this moment or later."),
            Filter.until("at", "Before this moment."));

    private final RowSessions db;
    private final Lister lister;
    private final Masks masks;

    History(RowSessions db, Lister lister, Masks masks) {
        this.db = db;
        this.lister = lister;
        this.masks = masks;
    }

    /** Empty if there is no such record. */
    public Uni<Optional<Shown<HistoryView>>> of(UUID record) {
        return db.withSession(session -> session.find(RecordRow.class, record))
                .map(row -> Optional.ofNullable(row).map(known -> new OfRecord(record, known.mapping)));
    }

    /** A list of its own, so that its pages are not taken for another record's. */
    private final class OfRecord implements Shown<HistoryView> {

        private final UUID record;
        private final String mapping;
        private final Listing<HistoryRow> listing;

        private OfRecord(UUID record, String mapping) {
            this.record = record;
            this.mapping = mapping;
            this.listing = new Listing<>("history of " + record, HistoryRow.class, "r.record = :of_record",
                    FILTERS, List.of(
                    Key.down("at", Form.MOMENT, row -> row.at),
                    Key.down("number", Form.NUMBER, row -> row.number),
                    Key.up("kind", Form.TEXT, row -> row.kind),
                    Key.up("field", Form.TEXT, row -> row.field)));
        }

        @Override
        public Listing<?> listing(Set<String> filters) {
            return listing;
        }

        @Override
        public Uni<Page<HistoryView>> page(Asked asked) {
            var values = new HashMap<>(asked.values());
            values.put("of_record", record);
            return lister.page(listing, new Asked(asked.texts(), values, asked.after(), asked.limit()))
                    .map(page -> page.map(row -> HistoryView.of(row, mapping, masks)));
        }
    }
}
