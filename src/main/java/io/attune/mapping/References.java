package io.attune.mapping;

import java.util.Optional;

/** What references lead to, looked up beforehand. */
public interface References {

    /** The record id of what a system, that is being read, calls by this id; empty if there is none. */
    Optional<String> recordOf(String mapping, String externalId);

    /** The id of a record in the system that is being written; empty if it is not there yet. */
    Optional<String> idOf(String mapping, String recordId);
}
