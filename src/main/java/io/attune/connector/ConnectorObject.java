package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Shape;
import io.attune.retry.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of record, and the calls that read and write it. */
public interface ConnectorObject {

    String name();

    Shape shape();

    /** The field that keeps our marker; empty where it is kept outside the fields, or nowhere. */
    Optional<String> marker();

    /** Whether UPSERT by the marker is offered, so that a repeated create never makes a second record. */
    boolean upserts();

    /** Whether this kind of write is offered at all. */
    boolean offers(Write.Kind kind);

    /** How long a new record may stay out of what {@link #find} sees; zero where a search is a look-up by key. */
    Duration searchLag();

    Call read(Account account, String id);

    /** A search for records that hold exactly these root fields; empty where the system cannot search by one of them. */
    Optional<Call> find(Account account, Map<String, JsonNode> fields);

    Optional<Call> findByMarker(Account account, String marker);

    /**
     * The calls that write it, in order, each with the fields it settles; calls without a needed field are left out. A CREATE
     * gives only what can be sent before the id is known: what it leaves is written by an UPDATE.
     */
    List<Call> write(Account account, Write write);

    /** What the answer to one of these calls means. Of a read: Done with the record, or NotDone NOT_FOUND. */
    Outcome outcome(Call call, HttpAnswer answer);

    Search search(Call call, HttpAnswer answer);

    /** The value as the system will store it (trimmed, lower-cased, cut), as far as the connector file tells. */
    JsonNode stored(String field, JsonNode value);
}
