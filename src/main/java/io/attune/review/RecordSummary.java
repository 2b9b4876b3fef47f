package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.attune.document.InOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A record in a list.
 *
 * @param mappingVersion that its last step ran under
 * @param state          live, expected (referred to, not yet seen) or ended (deleted somewhere)
 * @param mergedInto     the record that it is, as a person said
 * @param ids            its id in each system that has it
 * @param lagging        the systems that lag behind it, each with the state of its delivery
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RecordSummary(UUID id, String mapping, int mappingVersion, String state, Instant createdAt,
        Instant updatedAt, Optional<Instant> endedAt, Optional<UUID> mergedInto, SortedMap<String, String> ids,
        SortedMap<String, String> lagging) {

    public RecordSummary {
        ids = InOrder.sorted(ids);
        lagging = InOrder.sorted(lagging);
    }

    static RecordSummary of(RecordRow row, List<LinkRow> links, List<DeliveryRow> deliveries) {
        var ids = new TreeMap<String, String>();
        links.stream()
                .filter(link -> link.extId != null && link.tombstoneAt == null)
                .forEach(link -> ids.put(link.system, link.extId));
        var lagging = new TreeMap<String, String>();
        deliveries.forEach(delivery -> lagging.put(delivery.system, delivery.state));
        return new RecordSummary(row.id, row.mapping, row.mappingVersion, state(row), row.createdAt, row.updatedAt,
                Optional.ofNullable(row.endedAt), Optional.ofNullable(row.mergedInto), ids, lagging);
    }

    private static String state(RecordRow row) {
        if (row.endedAt != null) {
            return "ended";
        }
        return row.seen ? "live" : "expected";
    }
}
