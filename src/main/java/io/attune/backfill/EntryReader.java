package io.attune.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.Search.Hit;
import io.attune.document.Canonical;
import io.attune.mapping.Admission;
import io.attune.mapping.Mapping;
import io.attune.mapping.Row;
import io.attune.merge.Keys;
import io.attune.sync.KnownReferences;
import io.attune.sync.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the count needs of a record, as a mapping reads it. */
final class EntryReader {

    private final Place place;
    private final Set<String> shared;

    EntryReader(Place place) {
        this.place = place;
        this.shared = shared(place.mapping());
    }

    /** Rows that more than one system has: only they can differ. */
    private static Set<String> shared(Mapping mapping) {
        return mapping.rows().stream()
                .filter(row -> mapping.systems().stream().filter(system -> row.readable().contains(system.name())
                        || row.writable().contains(system.name())).count() > 1)
                .map(Row::name)
                .collect(Collectors.toSet());
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

    /** A blank looks as what is not told. */
    private long looks(Map<String, JsonNode> values) {
        var told = Canonical.NODES.objectNode();
        values.forEach((field, value) -> {
            if (shared.contains(field) && !value.isNull()) {
                told.set(field, value);
            }
        });
        return hash(Canonical.hash(told)).getMostSignificantBits();
    }

    private static UUID hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
