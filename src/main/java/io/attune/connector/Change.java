package io.attune.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One record that a system tells us of.
 *
 * @param object        its object in the connector
 * @param id            its id there
 * @param record        what is told of it, in the object's shape; fields that are not told are absent. Empty when
 *                      only the id is told
 * @param revision      grows with every change of the record, where the system tells such a number
 * @param occurredAt    when the system says that it happened
 * @param actor         who did it, where the system tells
 * @param extent        how much of the record's change it tells
 * @param mergedInto    the record that took this one in, where that is why it is there no more
 */
public record Change(String object, String id, Kind kind, ObjectNode record, OptionalLong revision,
        Optional<Instant> occurredAt, Optional<String> actor, Extent extent, Optional<String> mergedInto) {

    /** It is there, and looks like this: as a read or a listing shows it. */
    public static Change seen(String object, String id, ObjectNode record, Observed observed) {
        return new Change(object, id, Kind.SEEN, record, observed.revision(), observed.changedAt(), observed.actor(),
                Extent.WHOLE);
    }

    /** It is there no more, and nothing else is known. */
    public static Change deleted(String object, String id) {
        return new Change(object, id, Kind.DELETED, Canonical.NODES.objectNode(), OptionalLong.empty(),
                Optional.empty(), Optional.empty(), Extent.WHOLE);
    }

    /** SEEN: it is there and looks like this. DELETED: it is there no more. */
    public enum Kind { SEEN, DELETED }

    /** How much of the record's change is told. */
    public enum Extent {
        /** The record is as it is told. */
        WHOLE,
        /** What is told was changed by itself; all else is as it was. */
        PART,
        /** The sender folds several changes into one such event: never drop it as an echo. */
        FOLDED
    }

    /** Nobody says that another one took it in. */
    public Change(String object, String id, Kind kind, ObjectNode record, OptionalLong revision,
            Optional<Instant> occurredAt, Optional<String> actor, Extent extent) {
        this(object, id, kind, record, revision, occurredAt, actor, extent, Optional.empty());
    }

    /** The same, gone into that one. */
    public Change into(Optional<String> other) {
        return new Change(object, id, kind, record, revision, occurredAt, actor, extent, other);
    }
}
