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
import java.util.stream.Stream;

/** Everything that is yet to be delivered, what waits longest first. What was delivered has no row. */
@ApplicationScoped
public class Deliveries implements Shown<DeliveryView> {

    static final List<Filter> OF_ANY_STATE = List.of(
            Filter.is("mapping", Form.TEXT, "The kind of record."),
            Filter.is("connection", Form.TEXT, "The account that the record is to be written to."),
            Filter.is("system", Form.TEXT, "The system, by the name that its mapping gives it."),
            Filter.is("record", Form.ID, "One record."),
            Filter.contains("words", "The system's own words contain this, in whatever case."),
            Filter.since("since", "Lagging since this moment or later."),
            Filter.until("since", "Lagging since before this moment."));
    /** What the list may be narrowed by. */
    public static final List<Filter> FILTERS = Stream.concat(
            Stream.of(Filter.is("state", Form.oneOf("due", "waiting", "held", "dead"),
                    "due; waiting for a parent; held for an approval; dead: a dead letter.")),
            OF_ANY_STATE.stream()).toList();
    /** Small, as only what lags has a row; so it is sorted when it is asked for and has no index to keep. */
    static final List<Key<DeliveryRow>> ORDER = List.of(
            Key.up("since", Form.MOMENT, row -> row.since),
            Key.up("record", Form.ID, row -> row.record),
            Key.up("system", Form.TEXT, row -> row.system));
    private static final Listing<DeliveryRow> LISTING =
            new Listing<>("deliveries", DeliveryRow.class, "", FILTERS, ORDER);

    private final Lister lister;
    private final RecordWords words;

    Deliveries(Lister lister, RecordWords words) {
        this.lister = lister;
        this.words = words;
    }

    @Override
    public Listing<?> listing(Set<String> filters) {
        return LISTING;
    }

    @Override
    public Uni<Page<DeliveryView>> page(Asked asked) {
        return lister.page(LISTING, asked).chain(words::deliveries);
    }
}
