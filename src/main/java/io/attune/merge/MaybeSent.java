package io.attune.merge;

import java.time.Instant;

/**
 * A value that we sent without learning what became of it. Seen later, it may be ours.
 *
 * @param field {@link #CREATE} for the record itself
 * @param hash  of what the system would make of the value
 * @param until when it is forgotten
 */
public record MaybeSent(String field, String hash, Instant sentAt, Instant until) {

    /** Stands for the making of the record. */
    public static final String CREATE = "";
}
