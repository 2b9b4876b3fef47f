package io.attune.event;

import io.attune.event.Receipt.NotStored;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Where arrivals are put before anybody is answered. */
@ApplicationScoped
public class Inbox {

    /** The channel that arrivals leave by; which connector carries it is configuration. */
    static final String CHANNEL = "arrivals";

    private final MutinyEmitter<Arrival> arrivals;

    Inbox(@Channel(CHANNEL) MutinyEmitter<Arrival> arrivals) {
        this.arrivals = arrivals;
    }

    /** Never fails: what can't be known to be on disk, for whatever reason, is {@link NotStored}. */
    public Uni<Receipt> store(Arrival arrival) {
        var result = new OutgoingMessageMetadata<Receipt>();
        return Uni.createFrom().deferred(() -> arrivals.sendMessage(Message.of(arrival, Metadata.of(result))))
                .map(acknowledged -> result.getResult())
                .onFailure().recoverWithItem(failure -> new NotStored(String.valueOf(failure.getMessage())));
    }
}
