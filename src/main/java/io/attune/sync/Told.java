package io.attune.sync;

import io.attune.connector.Change;
import io.attune.connector.ConnectorObject;
import io.attune.mapping.Mapping;
import io.attune.document.Canonical;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Observe;
import io.attune.mapping.Reading;
import io.attune.mapping.ReferenceKey;
import io.attune.merge.Hint.Trust;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.policy.Actor;
import io.attune.record.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * What one system told of one record, as one mapping hears it.
 *
 * @param event the stored event; empty where we asked ourselves
 * @param actor who changed it, where the system tells and it was not us
 * @param bulk  whether it is one of many that nobody waits for: what is live goes before what follows from it
 */
public record Told(Mapping mapping, MappedSystem system, Change change, Instant receivedAt, OptionalLong event,
        Optional<Actor> actor, Evidence evidence, boolean bulk) {

    /** A live one. */
    public Told(Mapping mapping, MappedSystem system, Change change, Instant receivedAt, OptionalLong event,
            Optional<Actor> actor, Evidence evidence) {
        this(mapping, system, change, receivedAt, event, actor, evidence, false);
    }

    /** Where it comes from. */
    public enum Evidence {
        /** We were told. */
        TOLD,
        /** It stood in a listing that we asked for. */
        LISTED,
        /** We read the record. */
        READ,
        /** We read it, and the one that our record is linked to: both are there. */
        BOTH_READ
    }

    /** Nothing yet: a record that is about to be asked for. */
    static Told asking(Mapping mapping, MappedSystem system, String externalId, Instant at) {
        var nothing = new Change(system.object(), externalId, Change.Kind.SEEN, Canonical.NODES.objectNode(),
                OptionalLong.empty(), Optional.empty(), Optional.empty(), Change.Extent.WHOLE);
        return new Told(mapping, system, nothing, at, OptionalLong.empty(), Optional.empty(), Evidence.READ);
    }

    Told toldBy(long storedEvent) {
        return new Told(mapping, system, change, receivedAt, OptionalLong.of(storedEvent), actor, evidence, bulk);
    }

    public Told bulk(boolean isBulk) {
        return new Told(mapping, system, change, receivedAt, event, actor, evidence, isBulk);
    }

    /** Whether the system holds no such record. */
    public boolean isGone() {
        return change.kind() == Change.Kind.DELETED;
    }

    /** Whether a field of it names the record itself. */
    boolean refersToItself() {
        return mapping.references(system.name(), change.record())
                .contains(new ReferenceKey(mapping.name(), change.id()));
    }

    public Identity identity() {
        return new Identity(mapping.name(), system.name(), change.id());
    }

    /** Whether anything in this system counts as an edit: where nothing does, no record begins there. */
    boolean isSource() {
        return mapping.rows().stream().anyMatch(row -> row.readable().contains(system.name()));
    }

    /**
     * How far it is to be trusted where a record is linked: what was read without the link's order is a hint, too. What
     * is not found any more may have been merged into another one: the record's own delivery asks for that.
     */
    Trust trust() {
        if (change.kind() == Change.Kind.DELETED) {
            return isTakenAtItsWord() ? Trust.BELIEVED : Trust.CONFIRMED;
        }
        if (mapping.observe() == Observe.PAYLOAD) {
            return Trust.BELIEVED;
        }
        return change.extent() == Change.Extent.FOLDED ? Trust.STANDS_FOR_MORE : Trust.CONFIRMED;
    }

    /** A part from which does not follow what has become of all that depends on it stands for more than it tells. */
    Trust trust(Reading reading) {
        return isPart() && mapping.leavesOpen(system.name(), change.record(), reading) ? Trust.STANDS_FOR_MORE
                : trust();
    }

    private boolean isPart() {
        return change.extent() == Change.Extent.PART;
    }

    /** The rows that it tells, where it says nothing of the others. */
    Optional<Set<String>> part(Reading reading) {
        return isPart() ? Optional.of(reading.values().keySet()) : Optional.empty();
    }

    /** Whether it suffices where no record is linked: there is nothing then that could have changed in the meantime. */
    boolean suffices() {
        return isRead() || isTakenAtItsWord() || evidence == Evidence.LISTED && change.kind() == Change.Kind.SEEN;
    }

    boolean isRead() {
        return evidence == Evidence.READ || evidence == Evidence.BOTH_READ;
    }

    private boolean isTakenAtItsWord() {
        return evidence == Evidence.TOLD && mapping.observe() == Observe.PAYLOAD && !isPart();
    }

    Told with(Evidence stronger) {
        return new Told(mapping, system, change, receivedAt, event, actor, stronger, bulk);
    }

    /** As it was found when it was read. Why it is gone is known from before. */
    Told as(Change found, Optional<Actor> who, Instant at) {
        var reading = found.kind() == Change.Kind.DELETED && found.id().equals(change.id())
                ? found.into(change.mergedInto()) : found;
        return new Told(mapping, system, reading, at, event, who, Evidence.READ, bulk);
    }

    /** @param offset what to add to the system's clock to get ours */
    Observation observation(Reading reading, Duration offset) {
        var moment = new Moment(change.revision(), change.occurredAt(), receivedAt, offset);
        return new Observation(system.name(), change.id(), reading.values(), moment, actor, OptionalLong.empty());
    }

    /** The record of ours whose id it carries. */
    Optional<UUID> marker(ConnectorObject object) {
        return object.observed(change.record()).marked();
    }
}
