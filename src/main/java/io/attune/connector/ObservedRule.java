package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.template.Template;
import io.attune.document.Path;
import java.util.Optional;

/**
 * Where a record in the object's shape tells of itself.
 *
 * @param actor  who changed it last
 * @param marker our record's id
 */
record ObservedRule(RevisionRule revision, Optional<Path> actor, Optional<Path> marker) {

    Observed of(JsonNode record) {
        return new Observed(revision.of(record), revision.moment(record), text(actor, record), text(marker, record));
    }

    private static Optional<String> text(Optional<Path> path, JsonNode record) {
        return path.map(it -> Template.plain(it.read(record))).filter(text -> !text.isBlank());
    }
}
