package io.attune.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** Two edits of one field that did not know of each other. */
@Entity
@Immutable
@Table(name = "conflict")
class ConflictRow {

    @Id
    long id;
    UUID record;
    String field;
    @ColumnTransformer(read = "cast(winner as text)")
    String winner;
    @ColumnTransformer(read = "cast(loser as text)")
    String loser;
    @ColumnTransformer(read = "cast(evidence as text)")
    String evidence;
    String policy;
    Instant at;
    String system;
    boolean open;
    Instant decidedAt;
    String decidedBy;
    @ColumnTransformer(read = "cast(chosen as text)")
    String chosen;
}
