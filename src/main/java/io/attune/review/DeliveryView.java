package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A system that lags behind a record, as people see it.
 *
 * @param state    due, waiting (for a parent), held (for an approval) or dead (a dead letter)
 * @param since    since when it lags
 * @param tries    attempts that counted
 * @param outage   the last attempt failed by an outage of the connection, not by this record
 * @param waitsFor the parents that must be there first
 * @param words    how the last attempt ended, in the system's own words
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DeliveryView(UUID record, String system, String mapping, String connection, String state, Instant since,
        Instant dueAt, int tries, boolean outage, List<UUID> waitsFor, Optional<String> words) {

    static DeliveryView of(DeliveryRow row, Optional<String> words) {
        return new DeliveryView(row.record, row.system, row.mapping, row.connection, row.state, row.since, row.dueAt,
                row.tries, row.outage, List.of(row.waitsFor), words);
    }

    public boolean dead() {
        return state.equals("dead");
    }

    public boolean held() {
        return state.equals("held");
    }
}
