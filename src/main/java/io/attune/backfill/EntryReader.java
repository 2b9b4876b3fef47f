package io.attune.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.Search.Hit;
import io.attune.document.Canonical;
import io.attune.mapping.Admission;
import io.attune.merge.Keys;
import io.attune.sync.KnownReferences;
import io.attune.sync.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the count needs of a record, as a mapping reads it. */
final class EntryReader {

    private final Place place;
    private final List<Facet> facets;

    EntryReader(Place place) {
        this.place = place;
        this.facets = Facet.of(place.mapping());
    }

    /**
     * Those that take part.
     *
     * @param linked the records that ids are linked to
     */
    List<Entry> read(List<Hit> hits, Map<String, String> linked) {
        return hits.stream()
                .filter(hit -> linked.containsKey(hit.id())
                        || place.mapping().admits(place.system().name(), hit.record()) == Admission.ADMITTED)
                .map(hit -> entry(hit, Optional.ofNullable(linked.get(hit.id()))))
                .toList();
    }

    private Entry entry(Hit hit, Optional<String> linked) {
        var values = place.mapping().read(place.system().name(), hit.record(), KnownReferences.none()).values();
        var marks = new ArrayList<UUID>();
        linked.or(() -> place.object().observed(hit.record()).marker())
                .ifPresent(id -> marks.add(hash("record " + id)));
        Keys.of(place.rules(), values).forEach(key -> marks.add(hash("key " + key)));
        return new Entry(hit.id(), looks(values), marks);
    }

    private List<Long> looks(Map<String, JsonNode> values) {
        return facets.stream()
                .map(facet -> facet.systems().contains(place.system().name()) ? look(facet, values) : Facet.NONE)
                .toList();
    }

    /** A blank looks as what is not told. */
    private static long look(Facet facet, Map<String, JsonNode> values) {
        var told = Canonical.NODES.objectNode();
        values.forEach((field, value) -> {
            if (facet.rows().contains(field) && !value.isNull()) {
                told.set(field, value);
            }
        });
        long look = hash(Canonical.hash(told)).getMostSignificantBits();
        return look == Facet.NONE ? Facet.NONE + 1 : look;
    }

    private static UUID hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
