package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.Search.Hit;
import io.attune.connector.template.Template;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The hits of several searches that were made as one, handed to each that wanted them. */
final class HitIndex {

    private final List<Hit> hits;

    HitIndex(List<Hit> hits) {
        this.hits = hits;
    }

    /** @param finds by the same fields */
    List<Optional<Search>> of(List<Call> finds) {
        var field = new TreeSet<>(finds.get(0).wanted().keySet()).first();
        var byValue = new HashMap<String, List<Hit>>();
        hits.forEach(hit -> byValue.computeIfAbsent(key(hit.record().path(field)), key -> new ArrayList<>()).add(hit));
        return finds.stream().map(find -> Optional.of(found(byValue, find.wanted(), field))).toList();
    }

    private static Search found(Map<String, List<Hit>> byValue, Map<String, JsonNode> wanted, String field) {
        return new Search.Hits(byValue.getOrDefault(key(wanted.get(field)), List.of()).stream()
                .filter(hit -> Exact.holds(hit.record(), wanted)).toList());
    }

    /** The same for all that {@link Exact} holds to be the same. */
    private static String key(JsonNode value) {
        return Template.plain(Canonical.of(value)).strip().codePoints()
                .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
