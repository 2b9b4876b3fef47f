package io.attune.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A system that lags behind a record. */
@Entity
@Immutable
@Table(name = "delivery")
@IdClass(DeliveryRow.Key.class)
class DeliveryRow {

    @Id
    UUID record;
    @Id
    String system;
    String mapping;
    String connection;
    String state;
    Instant dueAt;
    Instant since;
    int tries;
    boolean outage;
    UUID[] waitsFor;
    String words;
    Instant leasedTo;

    record Key(UUID record, String system) implements Serializable {}
}
