package io.attune.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** An event without its body, which is read only when it is shown. */
@Entity
@Immutable
@Table(name = "event")
class EventRow {

    @Id
    long id;
    String connection;
    String deliveryId;
    String topic;
    @ColumnTransformer(read = "cast(headers as text)")
    String headers;
    @Formula("octet_length(body)")
    Integer bodyBytes;
    Instant receivedAt;
    String state;
    String why;
    Instant settledAt;
    Instant dueAt;
    int tries;
}
