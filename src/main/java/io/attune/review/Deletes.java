package io.attune.review;

import io.attune.listing.Asked;
import io.attune.listing.Filter;
import io.attune.listing.Form;
import io.attune.listing.Lister;
import io.attune.listing.Listing;
import io.attune.listing.Page;
import io.attune.listing.RowSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The deletes that wait for an approval, what waits longest first. */
@ApplicationScoped
public class Deletes implements Shown<DeleteView> {

    /** What the list may be narrowed by. */
    public static final List<Filter> FILTERS = List.of(
            Filter.is("mapping", Form.TEXT, "The kind of record."),
            Filter.is("system", Form.TEXT, "The system that has it still."),
            Filter.is("record", Form.ID, "One record."),
            Filter.since("since", "Waiting since this moment or later."),
            Filter.until("since", "Waiting since before this moment."));
    private static final Listing<DeliveryRow> LISTING =
            new Listing<>("deletes", DeliveryRow.class, "r.state = 'held'", FILTERS, Deliveries.ORDER);

    private final RowSessions db;
    private final Lister lister;
    private final RecordWords words;

    Deletes(RowSessions db, Lister lister, RecordWords words) {
        this.db = db;
        this.lister = lister;
        this.words = words;
    }

    @Override
    public Listing<?> listing(Set<String> filters) {
        return LISTING;
    }

    @Override
    public Uni<Page<DeleteView>> page(Asked asked) {
        return lister.page(LISTING, asked).chain(page -> words.about(page.items(), row -> row.record)
                .chain(records -> links(page).map(links -> page.map(row ->
                        view(row, records.record(row.record), links.getOrDefault(row.record, List.of()))))));
    }

    private Uni<Map<UUID, List<LinkRow>>> links(Page<DeliveryRow> page) {
        var ids = page.items().stream().map(row -> row.record).distinct().toList();
        return ids.isEmpty() ? Uni.createFrom().item(Map.of())
                : db.withSession(session -> RowsOf.records(session, LinkRow.class, ids))
                        .map(links -> RowsOf.grouped(links, link -> link.record));
    }

    private static DeleteView view(DeliveryRow row, Optional<RecordRow> record, List<LinkRow> links) {
        var ended = record.map(known -> known.endedAt);
        var deletedIn = links.stream()
                .filter(link -> link.tombstoneAt != null && ended.filter(link.tombstoneAt::equals).isPresent())
                .map(link -> link.system)
                .findFirst();
        var id = links.stream().filter(link -> link.system.equals(row.system)).findFirst().map(link -> link.extId);
        var left = record.flatMap(known -> Optional.ofNullable(known.leftIn));
        var why = left.map(system -> "fits only_if of " + system + " no more")
                .or(() -> deletedIn.map(system -> "deleted in " + system)).orElse("deleted")
                + ", when more records of " + row.mapping + " had ended within the hour than the mapping allows";
        return new DeleteView(row.record, row.mapping, row.system, id, deletedIn, ended.orElse(row.since), why);
    }
}
