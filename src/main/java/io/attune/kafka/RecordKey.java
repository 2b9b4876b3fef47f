package io.attune.kafka;

import io.attune.catalog.Catalog;
import io.attune.connection.Connection;
import io.attune.connector.Inbound;
import io.attune.document.JsonText;
import io.attune.event.Arrival;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * What an arrival is about. Those with the same key stay in their order, and nobody stores them twice at a time; an
 * arrival that tells of several records has the key of the first, one that cannot be read a key of its own.
 */
@ApplicationScoped
class RecordKey {

    private final Catalog catalog;

    RecordKey(Catalog catalog) {
        this.catalog = catalog;
    }

    String of(Arrival arrival) {
        return arrival.connection() + "/" + catalog.connection(arrival.connection())
                .flatMap(connection -> record(connection, arrival))
                .orElse(arrival.deliveryId());
    }

    /** Whatever is wrong with a body is told when it is handled; it is taken in all the same. */
    private static Optional<String> record(Connection connection, Arrival arrival) {
        try {
            return JsonText.read(arrival.body()) instanceof JsonText.Reading.Readable body
                    && connection.connector().webhooks().read(arrival.topic(), arrival.headers(), body.tree())
                            instanceof Inbound.Changes told
                    ? told.changes().stream().findFirst().map(change -> change.object() + "/" + change.id())
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
