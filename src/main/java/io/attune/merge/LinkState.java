package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A record's identity and last known state in one system.
 *
 * @param revision the last one applied, as the connector counts; older tellings are dropped
 * @param seenAt   when the last applied event happened there, by its clock: orders tellings of one revision
 * @param readAt   when it was last seen, by our clock
 * @param seenNo   raised by every applied read or write: an answer to a call begun under an older number is stale
 * @param frozen   fields that wait for a person's decision
 */
public record LinkState(Optional<String> externalId, OptionalLong revision, Optional<Instant> seenAt,
        Optional<Instant> readAt, long seenNo, SortedMap<String, Held> fields, Set<String> frozen,
        Optional<Instant> tombstoneAt) {

    public LinkState {
        fields = InOrder.sorted(fields);
        frozen = InOrder.set(frozen);
    }

    private static final LinkState UNKNOWN = new LinkState(Optional.empty(), OptionalLong.empty(), Optional.empty(),
            Optional.empty(), 0, new TreeMap<>(), Set.of(), Optional.empty());

    /** Not yet known to exist there. */
    public static LinkState unknown() {
        return UNKNOWN;
    }

    /** Another record is to take its place: what was asked of the one before is known by its number to be stale. */
    LinkState forgotten() {
        return new LinkState(Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty(), seenNo,
                new TreeMap<>(), Set.of(), Optional.empty());
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

    /** Whether something later than this was applied. Without revision and time none is known to be. */
    boolean hasOvertaken(Moment moment, boolean isRead) {
        if (revision.isPresent() && moment.revision().isPresent()
                && revision.getAsLong() != moment.revision().getAsLong()) {
            return moment.revision().getAsLong() < revision.getAsLong();
        }
        // What is read now is never older than what was told before: only tellings overtake each other in one revision.
        return !isRead && seenAt.isPresent() && moment.changedAt().filter(seenAt.get()::isAfter).isPresent();
    }

    /** Whether the record is known to have changed there between what was applied last and this. */
    boolean isBefore(Moment moment) {
        return revision.isPresent() && moment.revision().isPresent()
                ? revision.getAsLong() < moment.revision().getAsLong()
                : seenAt.isPresent() && moment.changedAt().filter(seenAt.get()::isBefore).isPresent();
    }

    public LinkState withExternalId(String id) {
        return new LinkState(Optional.of(id), revision, seenAt, readAt, seenNo, fields, frozen, tombstoneAt);
    }

    /**
     * The vendor made it part of another record, which has its own revisions. What was last seen stays the base of
     * edits.
     */
    LinkState movedTo(String id) {
        return new LinkState(Optional.of(id), OptionalLong.empty(), Optional.empty(), readAt, seenNo + 1, fields,
                frozen, Optional.empty());
    }

    LinkState withFields(SortedMap<String, Held> changed, Set<String> nowFrozen) {
        return new LinkState(externalId, revision, seenAt, readAt, seenNo, changed, nowFrozen, tombstoneAt);
    }

    LinkState withTombstone(Instant at) {
        return new LinkState(externalId, revision, seenAt, readAt, seenNo + 1, fields, frozen, Optional.of(at));
    }

    LinkState named(UnaryOperator<JsonNode> names) {
        var named = new TreeMap<>(fields);
        named.replaceAll((field, held) -> held.named(names));
        return withFields(named, frozen);
    }

    /** Understood in another way from now on: answers to calls begun before are stale. */
    LinkState passed() {
        return new LinkState(externalId, revision, seenAt, readAt, seenNo + 1, fields, frozen, tombstoneAt);
    }

    /** Something about it was read or written: answers to calls begun before are stale now. */
    LinkState seen(Moment moment) {
        boolean later = moment.changedAt().isPresent() && seenAt.filter(moment.changedAt().get()::isBefore).isEmpty();
        return new LinkState(externalId, moment.revision().isPresent() ? moment.revision() : revision,
                later ? moment.changedAt() : seenAt, Optional.of(moment.learntAt()), seenNo + 1, fields, frozen,
                tombstoneAt);
    }
}
