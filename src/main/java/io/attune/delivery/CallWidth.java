package io.attune.delivery;

import io.attune.call.Caller;
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

    private final Caller caller;

    CallWidth(Catalog catalog, Replicas replicas, Caller caller) {
        this.catalog = catalog;
        this.caller = caller;
        this.replicas = replicas;
    }

    /** Those that may be called. */
    List<String> connections() {
        return catalog.connections().stream().map(Connection::name).toList();
    }

    /** Whether most of them would be put off now. */
    boolean isLeftAlone(String connection) {
        return caller.isLeftAlone(connection);
    }

    /** Hundreds of deliveries make one call where a system takes batches: then its limit is none for them. */
    int of(String connection) {
        return catalog.connection(connection).map(Connection::connector)
                .filter(connector -> connector.objects().stream().noneMatch(object -> object.largestBatch() > 1))
                .map(connector -> connector.limits().concurrency() / replicas.living())
                .orElse(Integer.MAX_VALUE);
    }
}
