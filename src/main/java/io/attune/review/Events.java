package io.attune.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.listing.Asked;
import io.attune.listing.Filter;
import io.attune.listing.Form;
import io.attune.listing.Key;
import io.attune.listing.Lister;
import io.attune.listing.Listing;
import io.attune.listing.Page;
import io.attune.listing.RowSessions;
import io.attune.redaction.Redactor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** The events, the latest first. */
@ApplicationScoped
public class Events implements Shown<EventView> {

    /** What the list may be narrowed by. */
    public static final List<Filter> FILTERS = List.of(
            Filter.is("state", Form.oneOf("stored", "done", "ignored", "unreadable", "failed"),
                    "What became of it; unreadable and failed ones wait for a person."),
            Filter.is("connection", Form.TEXT, "Where it came from."),
            Filter.is("topic", Form.TEXT, "What it is about, in the sender's words."),
            new Filter("delivery_id", Form.TEXT, "r.deliveryId = :delivery_id", "The sender's id of the delivery."),
            Filter.since("receivedAt", "Received at this moment or later."),
            Filter.until("receivedAt", "Received before this moment."));
    private static final Listing<EventRow> LISTING = new Listing<>("events", EventRow.class, "", FILTERS,
            List.of(Key.down("id", Form.NUMBER, row -> row.id)));

    private final RowSessions db;
    private final Lister lister;
    private final Masks masks;

    Events(RowSessions db, Lister lister, Masks masks) {
        this.db = db;
        this.lister = lister;
        this.masks = masks;
    }

    @Override
    public Listing<?> listing(Set<String> filters) {
        return LISTING;
    }

    @Override
    public Uni<Page<EventView>> page(Asked asked) {
        return lister.page(LISTING, asked).map(page -> page.map(EventView::of));
    }

    /** Empty if there is none of this id. */
    public Uni<Optional<EventDetail>> show(long id) {
        return db.withSession(session -> session.find(EventRow.class, id)
                .chain(row -> row == null ? Uni.createFrom().item(Optional.empty())
                        : body(session, id).map(body -> Optional.of(detail(row, body)))));
    }

    private static Uni<Optional<byte[]>> body(Mutiny.Session session, long id) {
        return session.createNativeQuery("select body from event where id = :id", byte[].class)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    private EventDetail detail(EventRow row, Optional<byte[]> body) {
        return new EventDetail(EventView.of(row), headers(row), body.map(this::shown).orElse(EventDetail.Body.GONE));
    }

    private EventDetail.Body shown(byte[] body) {
        Optional<JsonNode> tree = JsonText.read(body) instanceof JsonText.Reading.Readable json
                ? Optional.of(json.tree())
                : Optional.empty();
        return new EventDetail.Body(true, tree.isPresent(), !masks.personalShown(), tree.map(masks::body));
    }

    private static Map<String, List<String>> headers(EventRow row) {
        var headers = new TreeMap<String, List<String>>();
        JsonText.parseOwn(row.headers).fields()
                .forEachRemaining(header -> headers.put(header.getKey(), lines(header.getValue())));
        return headers;
    }

    private static List<String> lines(JsonNode values) {
        var lines = new java.util.ArrayList<String>();
        values.forEach(value -> lines.add(Redactor.line(value.asText())));
        return lines;
    }
}
