package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * A dead letter with what led to it.
 *
 * @param problems the rows of the mapping that do not work there now
 * @param attempts the last attempts there, the latest first
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DeadLetterView(DeliveryView delivery, List<ProblemView> problems, List<AttemptView> attempts) {}
