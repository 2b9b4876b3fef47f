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
import java.util.Set;

/** The records: of one mapping, what changed last comes first; of all, what is newest. */
@ApplicationScoped
public class Records implements Shown<RecordSummary> {

    private static final String MAPPING = "mapping";
    /** What the list may be narrowed by. */
    public static final List<Filter> FILTERS = List.of(
            Filter.is(MAPPING, Form.TEXT,
                    "The kind of record. With it the record that changed last comes first; without it "
                    + "the newest one."),
            new Filter("system", Form.TEXT,
                    "exists (select 1 from LinkRow l where l.record = r.id and l.system = :system "
                    + "and l.extId is not null)", "Known to be in this system."),
            new Filter("ext_id", Form.TEXT, "exists (select 1 from LinkRow l where l.record = r.id "
                    + "and l.mapping = r.mapping and l.extId = :ext_id)", "Has this id in one of its systems."),
            new Filter("state", Form.oneOf("live", "expected", "ended"),
                    "case when r.endedAt is not null then 'ended' when r.seen then 'live' else 'expected' end = :state",
                    "live; expected: referred to, but not yet seen; ended: deleted somewhere."),
            new Filter("lagging", Form.YES_NO,
                    "case when exists (select 1 from DeliveryRow d where d.record = r.id) then true else false end "
                            + "= :lagging",
                    "Whether some system lags behind it."),
            Filter.since("updatedAt", "Changed at this moment or later."),
            Filter.until("updatedAt", "Changed last before this moment."));
    private static final Key<RecordRow> BY_ID = Key.down("id", Form.ID, row -> row.id);
    /** Ids begin with their time, so the newest is the largest. */
    private static final Listing<RecordRow> NEWEST = new Listing<>("records", RecordRow.class, "", FILTERS,
            List.of(BY_ID));
    private static final Listing<RecordRow> LAST_CHANGED = new Listing<>("records", RecordRow.class, "", FILTERS,
            List.of(Key.down("updatedAt", Form.MOMENT, row -> row.updatedAt), Key.up("id", Form.ID, row -> row.id)));

    private final RowSessions db;
    private final Lister lister;

    Records(RowSessions db, Lister lister) {
        this.db = db;
        this.lister = lister;
    }

    @Override
    public Listing<?> listing(Set<String> filters) {
        return ordered(filters);
    }

    private static Listing<RecordRow> ordered(Set<String> filters) {
        return filters.contains(MAPPING) ? LAST_CHANGED : NEWEST;
    }

    @Override
    public Uni<Page<RecordSummary>> page(Asked asked) {
        return lister.page(ordered(asked.texts().keySet()), asked)
                .chain(this::summaries);
    }

    private Uni<Page<RecordSummary>> summaries(Page<RecordRow> page) {
        var ids = page.items().stream().map(row -> row.id).toList();
        return db.withSession(session -> RowsOf.records(session, LinkRow.class, ids)
                .chain(links -> RowsOf.records(session, DeliveryRow.class, ids)
                        .map(deliveries -> summaries(page, links, deliveries))));
    }

    private static Page<RecordSummary> summaries(Page<RecordRow> page, List<LinkRow> links,
            List<DeliveryRow> deliveries) {
        var linksOf = RowsOf.grouped(links, link -> link.record);
        var deliveriesOf = RowsOf.grouped(deliveries, delivery -> delivery.record);
        return page.map(row -> RecordSummary.of(row, linksOf.getOrDefault(row.id, List.of()),
                deliveriesOf.getOrDefault(row.id, List.of())));
    }
}
