package io.attune.review;

import java.util.List;

/**
 * All rows that belong to one record.
 *
 * @param inDoubt  systems with a write whose result is not known
 * @param changes  the last one of each field
 * @param attempts the latest first
 */
record RecordRows(RecordRow record, List<LinkRow> links, List<DeliveryRow> deliveries, List<String> inDoubt,
        List<ProblemRow> problems, List<ChangeRow> changes, List<AttemptRow> attempts) {}
