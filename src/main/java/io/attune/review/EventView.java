package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.attune.redaction.Redactor;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as people see it.
 *
 * @param state     stored (to be handled), done, ignored, unreadable or failed; the last two wait for a person
 * @param why       it was ignored, can't be read, or failed last
 * @param dueAt     when it is handed on next, while it is stored
 * @param bodyBytes empty when the body is no longer kept
 */
@JsonNaming(SnakeCaseStrategy.class)
public record EventView(long id, String connection, String deliveryId, String topic, String state, Optional<String> why,
        int tries, Instant receivedAt, Optional<Instant> dueAt, Optional<Instant> settledAt,
        Optional<Integer> bodyBytes) {

    static EventView of(EventRow row) {
        boolean waits = row.state.equals("stored");
        return new EventView(row.id, row.connection, Redactor.line(row.deliveryId), Redactor.line(row.topic), row.state,
                Optional.ofNullable(row.why).map(Redactor::line), row.tries, row.receivedAt,
                Optional.of(row.dueAt).filter(due -> waits), Optional.ofNullable(row.settledAt),
                Optional.ofNullable(row.bodyBytes));
    }

    /** It waits for a person, and can be handed on again as long as its body is kept. */
    public boolean parked() {
        return state.equals("unreadable") || state.equals("failed");
    }
}
