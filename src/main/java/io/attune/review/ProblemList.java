package io.attune.review;

import io.attune.listing.Asked;
import io.attune.listing.Filter;
import io.attune.listing.Form;
import io.attune.listing.Key;
import io.attune.listing.Lister;
import io.attune.listing.Listing;
import io.attune.listing.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The values that a row of a mapping cannot read or write, the latest first. */
@ApplicationScoped
public class ProblemList implements Shown<ProblemView> {

    /** What the list may be narrowed by. */
    public static final List<Filter> FILTERS = List.of(
            new Filter("mapping", Form.TEXT, RowsOf.OF_MAPPING, "The kind of record."),
            Filter.is("record", Form.ID, "One record."),
            Filter.is("system", Form.TEXT, "The system that it cannot be read from or written to."),
            Filter.is("field", Form.TEXT, "The row of the mapping."),
            Filter.since("at", "Found at this moment or later."),
            Filter.until("at", "Found before this moment."));
    private static final Listing<ProblemRow> LISTING = new Listing<>("problems", ProblemRow.class, "", FILTERS,
            List.of(Key.down("at", Form.MOMENT, row -> row.at),
                    Key.up("record", Form.ID, row -> row.record),
                    Key.up("system", Form.TEXT, row -> row.system),
                    Key.up("field", Form.TEXT, row -> row.field)));

    private final Lister lister;
    private final RecordWords words;

    ProblemList(Lister lister, RecordWords words) {
        this.lister = lister;
        this.words = words;
    }

    @Override
    public Listing<?> listing(Set<String> filters) {
        return LISTING;
    }

    @Override
    public Uni<Page<ProblemView>> page(Asked asked) {
        return lister.page(LISTING, asked).chain(this::views);
    }

    private Uni<Page<ProblemView>> views(Page<ProblemRow> page) {
        return words.about(page.items(), row -> row.record)
                .map(records -> page.map(row -> ProblemView.of(row, records)));
    }
}
