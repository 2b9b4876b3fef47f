package io.attune.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.call.Calls;
import io.attune.connector.Change;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Reads a record in its system, as if the system had told us of it just now. */
@ApplicationScoped
public class Reads {

    private final Calls calls;
    private final RuleBook rules;
    private final Clock clock;

    Reads(Calls calls, RuleBook rules, Clock clock) {
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
        return rules.place(like.mapping(), like.system())
                .map(place -> read(place, like, externalId))
                .orElseGet(() -> Uni.createFrom().failure(
                        new NotReadable("there is no connection " + like.system().connection() + " any more")));
    }

    private Uni<Told> read(Place place, Told like, String externalId) {
        var asked = clock.instant();
        var call = place.object().read(place.connection(), externalId);
        return calls.make(place.connection(), place.object(), like.bulk() ? call.inBulk() : call)
                .map(outcome -> outcome.fold(
                        done -> place.seen(externalId, shown(done.record())),
                        refused -> gone(place, refused, externalId),
                        unknown -> {
                            throw new NotReadable(unknown.words());
                        }))
                .map(change -> place.found(like, change, asked));
    }

    private static Optional<ObjectNode> shown(JsonNode record) {
        return record instanceof ObjectNode shown ? Optional.of(shown) : Optional.empty();
    }

    private static Change gone(Place place, Outcome.NotDone refused, String externalId) {
        if (refused.refusal() != Refusal.NOT_FOUND) {
            throw new NotReadable(refused.words());
        }
        return Change.deleted(place.object().name(), externalId);
    }
}
