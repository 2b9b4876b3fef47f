package io.attune.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A version that waits for approval.
 *
 * @param hash    hex SHA-256 of its file
 * @param records living records of the mapping
 * @param counted how many of them were looked at: all up to 1000, else 1000 by chance
 * @param written of those counted, how many would be written
 * @param guessed of those written, how many only may be: what the version reads is not known before it is read
 * @param words   the same in a line
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WaitingVersionView(int version, String hash, String file, Instant since, long records, int counted,
        int written, int guessed, String words, List<Example> examples) {

    /**
     * One record and one field of it.
     *
     * @param before what the system holds; empty where it is not known
     * @param after  what would be written; empty where it is not known before it is read
     * @param masked personal values are shown as ***
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Example(UUID record, String system, String field, Optional<JsonNode> before,
            Optional<JsonNode> after, boolean masked) {}
}
