package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/**
 * A mapping in force.
 *
 * @param version  that is in force
 * @param hash     hex SHA-256 of its file
 * @param rows     names of its fields and lists
 * @param versions all that were ever in force, the newest first
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MappingView(String name, String about, int version, String hash, List<System> systems, List<String> rows,
        List<Version> versions) {

    /** One connection and object that takes part. */
    public record System(String name, String connection, String object) {}

    /** @param activatedBy what put it in force */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Version(int version, String hash, Instant activatedAt, String activatedBy) {

        static Version of(MappingVersionRow row) {
            return new Version(row.version, row.hash, row.activatedAt, row.activatedBy);
        }
    }
}
