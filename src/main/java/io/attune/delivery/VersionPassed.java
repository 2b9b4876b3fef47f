package io.attune.delivery;

import io.attune.merge.RecordState;

/** The record stands under another version of its mapping than this attempt began with: it begins anew. */
final class VersionPassed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private VersionPassed(Attempt attempt, RecordState now) {
        super("the record passed from version %d of its mapping to %d: %s".formatted(attempt.state().mappingVersion(),
                now.mappingVersion(), attempt.claimed()), null, false, false);
    }

    static void check(Attempt attempt, RecordState now) {
        if (attempt.state().mappingVersion() != now.mappingVersion()) {
            throw new VersionPassed(attempt, now);
        }
    }
}
