package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mapping in force.
 *
 * @param version  that is in force
 * @param hash     hex SHA-256 of its file
 * @param rows     names of its fields and lists
 * @param versions all that were ever in force, the newest first
 * @param behind   how many living records are not read anew yet by the version in force
 * @param waiting  the version that waits for approval
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MappingView(String name, String about, int version, String hash, List<System> systems, List<String> rows,
        List<Version> versions, long behind, Optional<WaitingVersionView> waiting) {

    /** One connection and object that takes part. */
    public record System(String name, String connection, String object) {}

    /**
     * @param activatedBy what put it in force
     * @param approvedBy  who let it; empty where nobody was asked
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Version(int version, String hash, Instant activatedAt, String activatedBy,
            Optional<String> approvedBy) {

        static Version of(MappingVersionRow row) {
            return new Version(row.version, row.hash, row.activatedAt, row.activatedBy,
                    Optional.ofNullable(row.approvedBy));
        }
    }
}
