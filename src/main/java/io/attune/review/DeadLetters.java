package io.attune.review;

import io.attune.listing.Asked;
import io.attune.listing.Filter;
import io.attune.listing.Lister;
import io.attune.listing.Listing;
import io.attune.listing.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The deliveries that wait for a person, what waits longest first. */
@ApplicationScoped
public class DeadLetters implements Shown<DeliveryView> {

    /** What the list may be narrowed by. */
    public static final List<Filter> FILTERS = Deliveries.OF_ANY_STATE;
    private static final Listing<DeliveryRow> LISTING =
            new Listing<>("dead-letters", DeliveryRow.class, "r.state = 'dead'", FILTERS, Deliveries.ORDER);

    private final Lister lister;
    private final RecordWords words;
    private final RecordFinder records;

    DeadLetters(Lister lister, RecordWords words, RecordFinder records) {
        this.lister = lister;
        this.words = words;
        this.records = records;
    }

    @Override
    public Listing<?> listing(Set<String> filters) {
        return LISTING;
    }

    @Override
    public Uni<Page<DeliveryView>> page(Asked asked) {
        return lister.page(LISTING, asked).chain(words::deliveries);
    }

    /** Empty if there is none of this record in this system. */
    public Uni<Optional<DeadLetterView>> show(UUID record, String system) {
        return records.find(record).map(found -> found.flatMap(view -> of(view, system)));
    }

    private static Optional<DeadLetterView> of(RecordView record, String system) {
        return record.deliveries().stream()
                .filter(delivery -> delivery.dead() && delivery.system().equals(system))
                .findFirst()
                .map(delivery -> new DeadLetterView(delivery,
                        record.problems().stream().filter(problem -> problem.system().equals(system)).toList(),
                        record.attempts().stream().filter(attempt -> attempt.system().equals(system)).toList()));
    }
}
