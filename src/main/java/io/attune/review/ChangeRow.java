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

/** One change of an agreed value. */
@Entity
@Immutable
@Table(name = "field_change")
@IdClass(ChangeRow.Key.class)
class ChangeRow {

    @Id
    UUID record;
    @Id
    String field;
    @Id
    long version;
    Long event;
    String system;
    String actor;
    int mappingVersion;
    String decision;
    @ColumnTransformer(read = "cast(before as text)")
    String before;
    @ColumnTransformer(read = "cast(after as text)")
    String after;
    Instant at;

    record Key(UUID record, String field, long version) implements Serializable {}
}
