package io.attune.merge;

import java.util.Set;

/**
 * What this attempt has already learnt.
 *
 * @param read     the record was read there, and what it showed is in the state
 * @param byMarker it was looked for by marker, and not found
 * @param byKey    it was looked for by key, and not found
 * @param written  the write of an ended record's mark or delete was done
 * @param parked   fields that cannot be written until they or the mapping change
 */
public record Progress(boolean read, boolean byMarker, boolean byKey, boolean written, Set<String> parked) {

    public static final Progress NONE = new Progress(false, false, false, false, Set.of());

    public Progress {
        parked = Set.copyOf(parked);
    }

    public Progress afterRead() {
        return new Progress(true, byMarker, byKey, written, parked);
    }

    public Progress afterFindByMarker() {
        return new Progress(read, true, byKey, written, parked);
    }

    public Progress afterFindByKey() {
        return new Progress(read, byMarker, true, written, parked);
    }

    public Progress afterWrite() {
        return new Progress(read, byMarker, byKey, true, parked);
    }

    public Progress parking(Set<String> fields) {
        return new Progress(read, byMarker, byKey, written, fields);
    }
}
