package io.attune.event;

import io.attune.event.Receipt.NotStored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The way into the database, whatever carries the inbox. */
@ApplicationScoped
public class Intake {

    private final EventWriter writer;

    Intake(EventWriter writer) {
        this.writer = writer;
    }

    /** As {@link Inbox#store}, at once and with an id: for what comes about in the database anyway. */
    public Uni<Receipt> store(Arrival arrival) {
        return writer.store(arrival)
                .onFailure().recoverWithItem(failure -> new NotStored(String.valueOf(failure.getMessage())));
    }

    /**
     * Stores what was acknowledged before, so that no quota can refuse it: in one commit, ids in the order of the list.
     *
     * @return a receipt each, {@link Receipt.Stored} or {@link Receipt.Repeated}; a failure says nothing of any of them
     */
    public Uni<List<Receipt>> storeAll(List<Arrival> arrivals) {
        return writer.storeAll(arrivals);
    }
}
