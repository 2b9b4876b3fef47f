package io.attune.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.retry.Outcome;
import java.util.List;

/** What a find gave. */
public sealed interface Search {

    /** The records that hold exactly what was wanted; none is an answer too. */
    record Hits(List<Hit> hits) implements Search {}

    /** There is no answer; the outcome is never done. */
    record Failed(Outcome outcome) implements Search {}

    /** @param record in the object's shape */
    record Hit(String id, ObjectNode record) {}
}
