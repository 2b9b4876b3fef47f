package io.attune.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A mapping version that was ever in force, without its content. */
@Entity
@Immutable
@Table(name = "mapping_version")
@IdClass(MappingVersionRow.Key.class)
class MappingVersionRow {

    @Id
    String mapping;
    @Id
    int version;
    String hash;
    Instant activatedAt;
    String activatedBy;
    String approvedBy;

    record Key(String mapping, int version) implements Serializable {}
}
