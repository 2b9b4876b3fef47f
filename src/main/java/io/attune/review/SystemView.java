package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record's identity in one system.
 *
 * @param id        there; empty until it is known
 * @param seenAt    when the last applied event happened there
 * @param deletedAt when it was found deleted there
 * @param lagging   a delivery is due, waiting, held or dead
 * @param inDoubt   a write was sent and its result is not known
 * @param frozen    fields that wait for a person's decision
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SystemView(Optional<String> id, Optional<Instant> seenAt, Optional<Instant> deletedAt, boolean lagging,
        boolean inDoubt, List<String> frozen) {}
