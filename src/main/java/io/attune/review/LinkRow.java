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

/** A record in one system. */
@Entity
@Immutable
@Table(name = "link")
@IdClass(LinkRow.Key.class)
class LinkRow {

    @Id
    UUID record;
    @Id
    String system;
    String mapping;
    String extId;
    Long revision;
    Instant seenAt;
    @ColumnTransformer(read = "cast(whole(fields) as text)")
    String fields;
    @ColumnTransformer(read = "cast(frozen as text)")
    String frozen;
    Instant tombstoneAt;

    record Key(UUID record, String system) implements Serializable {}
}
