package io.attune.sweep;

import java.util.Locale;

/** What a sweep lists. */
enum Kind {
    /** What was changed since the last one began. */
    CHANGED,
    /** Everything: what is missing from it is read, and may turn out to be deleted. */
    FULL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
