package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;

/**
 * A record in each system side by side.
 *
 * @param systems    in the order of the mapping
 * @param fields     in the order of the mapping
 * @param deliveries what is yet to be delivered of it
 * @param problems   the rows that do not work now
 * @param attempts   the last ones, the latest first
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RecordView(RecordSummary record, Map<String, SystemView> systems, Map<String, FieldView> fields,
        List<DeliveryView> deliveries, List<ProblemView> problems, List<AttemptView> attempts) {}
