package io.attune.delivery;

import io.attune.catalog.Catalog;
import io.attune.connection.Connection;
import io.attune.process.Replicas;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How many deliveries of a connection get anywhere at the same time: who finds no room for its call is put off. */
@ApplicationScoped
class CallWidth {

    private final Catalog catalog;
    private final Replicas replicas;

    CallWidth(Catalog catalog, Replicas replicas) {
        this.catalog = catalog;
        this.replicas = replicas;
    }

    /** Those that may be called. */
    List<String> connections() {
        return catalog.connections().stream().map(Connection::name).toList();
    }

    /** Hundreds of deliveries make one call where a system takes batches: then its limit is none for them. */
    int of(String connection) {
        return catalog.connection(connection).map(Connection::connector)
                .filter(connector -> connector.objects().stream().noneMatch(object -> object.largestBatch() > 1))
                .map(connector -> connector.limits().concurrency() / replicas.living())
                .orElse(Integer.MAX_VALUE);
    }
}
