package io.attune.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Records that may be one. */
@Entity
@Immutable
@Table(name = "duplicate")
class DuplicateRow {

    @Id
    long id;
    String mapping;
    String system;
    String extId;
    UUID record;
    UUID other;
    String reason;
    Instant at;
    String decided;
    Instant decidedAt;
    String decidedBy;
}
