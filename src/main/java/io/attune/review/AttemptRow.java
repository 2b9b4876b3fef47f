package io.attune.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One attempt. No two of one record begin in the same microsecond: its deliveries are made one at a time. */
@Entity
@Immutable
@Table(name = "attempt")
@IdClass(AttemptRow.Key.class)
class AttemptRow {

    @Id
    UUID record;
    @Id
    String system;
    @Id
    String call;
    @Id
    Instant at;
    String outcome;
    String words;
    int millis;

    record Key(UUID record, String system, String call, Instant at) implements Serializable {}
}
