package io.attune.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.call.Calls;
import io.attune.catalog.Catalog;
import io.attune.connection.Connection;
import io.attune.connector.Change;
import io.attune.connector.ConnectorObject;
import io.attune.document.Canonical;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a record in its system, as if the system had told us of it just now. */
@ApplicationScoped
public class Reads {

    private final Catalog catalog;
    private final Calls calls;
    private final RuleBook rules;
    private final Clock clock;

    Reads(Catalog catalog, Calls calls, RuleBook rules, Clock clock) {
        this.catalog = catalog;
        this.calls = calls;
        this.rules = rules;
        this.clock = clock;
    }

    /** What a record of a system is now: seen, or deleted. Fails with {@link NotReadable}. */
    public Uni<Told> read(Mapping mapping, MappedSystem system, String externalId) {
        return read(Told.asking(mapping, system, externalId, clock.instant()), externalId);
    }

    /** What a record of the same system is now: seen, or deleted. Fails with {@link NotReadable}. */
    public Uni<Told> read(Told like, String externalId) {
        var connection = catalog.connection(like.system().connection());
        var object = rules.object(like.system());
        if (connection.isEmpty() || object.isEmpty()) {
            return Uni.createFrom()
                    .failure(new NotReadable("there is no connection " + like.system().connection() + " any more"));
        }
        var asked = clock.instant();
        return calls.make(connection.get(), object.get(), object.get().read(connection.get(), externalId))
                .map(outcome -> outcome.fold(
                        done ->
                                seen(like, connection.get(), object.get(), externalId, (ObjectNode) done.record(),
                                asked),
                        refused -> like.as(gone(refused, object.get(), externalId), Optional.empty(), asked),
                        unknown -> {
                            throw new NotReadable(unknown.words());
                        }));
    }

    private static Told seen(Told like, Connection connection, ConnectorObject object, String externalId,
            ObjectNode record, Instant asked) {
        var observed = object.observed(record);
        return like.as(new Change(object.name(), externalId, Change.Kind.SEEN, record, observed.revision(),
                observed.changedAt(), observed.actor(), false), Actors.of(connection, observed.actor()), asked);
    }

    private static Change gone(Outcome.NotDone refused, ConnectorObject object, String externalId) {
        if (refused.refusal() != Refusal.NOT_FOUND) {
            throw new NotReadable(refused.words());
        }
        return new Change(object.name(), externalId, Change.Kind.DELETED, Canonical.NODES.objectNode(),
                OptionalLong.empty(), Optional.empty(), Optional.empty(), false);
    }
}
