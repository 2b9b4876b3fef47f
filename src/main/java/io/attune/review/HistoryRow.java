package io.attune.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** One thing that happened to a record. */
@Entity
@Immutable
@Table(name = "history")
@IdClass(HistoryRow.Key.class)
class HistoryRow {

    @Id
    UUID record;
    @Id
    Instant at;
    @Id
    String kind;
    @Id
    String field;
    @Id
    long number;
    Long event;
    String system;
    String actor;
    Integer mappingVersion;
    String decision;
    @ColumnTransformer(read = "cast(before as text)")
    String before;
    @ColumnTransformer(read = "cast(after as text)")
    String after;
    @ColumnTransformer(read = "cast(kept as text)")
    String kept;
    @ColumnTransformer(read = "cast(lost as text)")
    String lost;

    record Key(UUID record, Instant at, String kind, String field, long number) implements Serializable {}
}
