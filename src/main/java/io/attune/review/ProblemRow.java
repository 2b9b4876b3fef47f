package io.attune.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A value that a row of the mapping cannot read or write. */
@Entity
@Immutable
@Table(name = "problem")
@IdClass(ProblemRow.Key.class)
class ProblemRow {

    @Id
    UUID record;
    @Id
    String system;
    @Id
    String field;
    String words;
    Instant at;

    record Key(UUID record, String system, String field) implements Serializable {}
}
