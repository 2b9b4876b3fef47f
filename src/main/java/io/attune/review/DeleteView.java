package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A delete that waits for an approval: the record was deleted in one system, and is to be deleted or marked in another.
 *
 * @param system    that has it still
 * @param id        its id there
 * @param deletedIn the system that it was deleted in; empty where that is not known any more
 * @param since     when it was
 * @param why       it waits
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DeleteView(UUID record, String mapping, String system, Optional<String> id, Optional<String> deletedIn,
        Instant since, String why) {}
