package io.attune.simulation.hub;

import io.attune.document.InOrder;
import io.attune.merge.RecordState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What each record of ours began with, for the oracle. */
public final class Beginnings {

    /** What a record was first seen as, and when. */
    public record Begun(Identity identity, Instant at) {}

    private final Map<UUID, Begun> all = new LinkedHashMap<>();

    void note(Optional<RecordState> before, RecordState after, Instant now) {
        if (after.seen() && before.filter(RecordState::seen).isEmpty()) {
            after.links().forEach((system, link) -> link.externalId()
                    .ifPresent(id -> all.put(after.id(), new Begun(new Identity(system, id), now))));
        }
    }

    /** By record, in the order in which they began. */
    public Map<UUID, Begun> all() {
        return InOrder.map(all);
    }
}
