package io.attune.backfill;

import java.util.Optional;

/**
 * A backfill that counts, and how far it is.
 *
 * @param system being listed; empty before the first
 * @param page   the next one; empty for the first
 * @param tries  how often it could not be had
 */
record Count(long id, String mapping, boolean dryRun, Optional<String> system, Optional<String> page, int tries) {

    Count at(String nextSystem, Optional<String> nextPage) {
        return new Count(id, mapping, dryRun, Optional.of(nextSystem), nextPage, 0);
    }

    /** The same page, or the first one of the system where that page is not known any more, once more. */
    Count again(Optional<String> samePage) {
        return new Count(id, mapping, dryRun, system, samePage, tries + 1);
    }
}
