package io.attune.merge;

import io.attune.document.InOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * What this attempt has already learnt.
 *
 * @param known  what was looked at or done, and need not be again
 * @param parked fields that cannot be written until they or the mapping change
 */
public record Progress(Set<Known> known, Set<String> parked) {

    /** A thing that an attempt does at most once before it decides anew. */
    public enum Known {
        /** It is to be read whether it lags or not: the system told of a change. */
        ASKED,
        /** The record was read there, and what it showed is in the state. */
        READ,
        /** It was looked for by marker, and not found. */
        NOT_BY_MARKER,
        /** It was looked for by key, and not found. */
        NOT_BY_KEY,
        /** It was made there, but the answer did not tell its id. */
        MADE,
        /** The last write of an ended record was done. */
        TOLD_END
    }

    public static final Progress NONE = new Progress(Set.of(), Set.of());

    public Progress {
        known = InOrder.set(known);
        parked = InOrder.set(parked);
    }

    boolean has(Known one) {
        return known.contains(one);
    }

    public Progress with(Known one) {
        if (known.contains(one)) {
            return this;
        }
        var more = new HashSet<>(known);
        more.add(one);
        return new Progress(more, parked);
    }

    public Progress parking(Set<String> fields) {
        return new Progress(known, fields);
    }

    /** What was parked and has another value by now is tried again; one with another key is looked for again. */
    public Progress following(RecordState before, RecordState after, Rules rules) {
        var still = known.contains(Known.NOT_BY_KEY) && !Keys.areSame(rules, before, after)
                ? without(Known.NOT_BY_KEY) : this;
        if (parked.isEmpty()) {
            return still;
        }
        var parkedStill = new HashSet<>(parked);
        parkedStill.removeIf(field -> !isSame(before.fields().get(field), after.fields().get(field)));
        return still.parking(parkedStill);
    }

    private static boolean isSame(Agreed before, Agreed after) {
        return before != null && after != null && before.version() == after.version()
                && before.value().equals(after.value());
    }

    /** What was read before is no longer what is there. */
    public Progress unread() {
        return without(Known.READ);
    }

    private Progress without(Known one) {
        if (!known.contains(one)) {
            return this;
        }
        var left = new HashSet<>(known);
        left.remove(one);
        return new Progress(left, parked);
    }

    /** A write was done. */
    public Progress afterWrite() {
        return unread().with(Known.MADE);
    }
}
