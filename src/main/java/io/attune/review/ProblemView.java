package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A value that a row of the mapping cannot read or write in a system, and why. The record's other rows go on. */
@JsonNaming(SnakeCaseStrategy.class)
public record ProblemView(UUID record, Optional<String> mapping, String system, String field, String words,
        Instant at) {

    static ProblemView of(ProblemRow row, RecordWords.Known records) {
        return new ProblemView(row.record, records.record(row.record).map(record -> record.mapping), row.system,
                row.field, records.words(row.record, row.words).orElse(""), row.at);
    }
}
