package io.attune.merge;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record's identity and last known state in one system.
 *
 * @param revision the last one applied, as the connector counts; older tellings are dropped
 * @param seenAt   when the last applied event happened there: orders tellings of one revision
 * @param seenNo   raised by every applied read or write: an answer to a call begun under an older number is stale
 * @param frozen   fields that wait for a person's decision
 */
public record LinkState(Optional<String> externalId, OptionalLong revision, Optional<Instant> seenAt, long seenNo,
        SortedMap<String, Held> fields, Set<String> frozen, Optional<Instant> tombstoneAt) {

    public LinkState {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        frozen = Set.copyOf(frozen);
    }

    /** Not yet known to exist there. */
    public static LinkState unknown() {
        return new LinkState(Optional.empty(), OptionalLong.empty(), Optional.empty(), 0, new TreeMap<>(), Set.of(),
                Optional.empty());
    }

    public static LinkState to(String externalId) {
        return unknown().withExternalId(externalId);
    }

    public boolean isLive() {
        return externalId.isPresent() && tombstoneAt.isEmpty();
    }

    public Held held(String field) {
        return fields.getOrDefault(field, Held.NEVER);
    }

    /** Whether a telling of this revision and moment is older than what was applied. Unknown ones never are. */
    boolean isNewerThan(OptionalLong otherRevision, Optional<Instant> otherMoment) {
        if (revision.isPresent() && otherRevision.isPresent() && revision.getAsLong() != otherRevision.getAsLong()) {
            return otherRevision.getAsLong() < revision.getAsLong();
        }
        return seenAt.isPresent() && otherMoment.isPresent() && otherMoment.get().isBefore(seenAt.get());
    }

    public LinkState withExternalId(String id) {
        return new LinkState(Optional.of(id), revision, seenAt, seenNo, fields, frozen, tombstoneAt);
    }

    LinkState withFields(SortedMap<String, Held> changed) {
        return new LinkState(externalId, revision, seenAt, seenNo, changed, frozen, tombstoneAt);
    }

    LinkState withTombstone(Instant at) {
        return new LinkState(externalId, revision, seenAt, seenNo + 1, fields, frozen, Optional.of(at));
    }

    /** Something about it was read or written: answers to calls begun before are stale now. */
    LinkState seen(OptionalLong newRevision, Optional<Instant> moment) {
        return new LinkState(externalId, newRevision.isPresent() ? newRevision : revision,
                moment.isPresent() ? moment : seenAt, seenNo + 1, fields, frozen, tombstoneAt);
    }
}
