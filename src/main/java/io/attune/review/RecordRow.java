package io.attune.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** The agreed values of a record. */
@Entity
@Immutable
@Table(name = "record")
class RecordRow {

    @Id
    UUID id;
    String mapping;
    int mappingVersion;
    @ColumnTransformer(read = "cast(whole(fields) as text)")
    String fields;
    boolean seen;
    Instant endedAt;
    String leftIn;
    Instant createdAt;
    Instant updatedAt;
    UUID mergedInto;
}
