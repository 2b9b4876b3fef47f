package io.attune.listing;

import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a page ended, as a text that means nothing to others: the keys of its last row, and a print of the list and the
 * filters it belongs to. Given back with other filters it would skip rows, so that is noticed.
 */
final class Cursor {

    private static final int PRINT_CHARS = 12;

    private Cursor() {}

    static <T> String of(Listing<T> listing, Map<String, String> filters, T last) {
        var parts = Canonical.NODES.arrayNode().add(print(listing, filters));
        listing.keys().forEach(key -> parts.add(key.value().apply(last).toString()));
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(JsonText.write(parts).getBytes(StandardCharsets.UTF_8));
    }

    /** The keys' values; empty where the text is not a cursor of this list and these filters. */
    static Optional<List<Object>> read(Listing<?> listing, Map<String, String> filters, String text) {
        var parts = parts(text);
        if (parts.size() != listing.keys().size() + 1 || !parts.get(0).equals(print(listing, filters))) {
            return Optional.empty();
        }
        var values = new ArrayList<Object>();
        for (int i = 0; i < listing.keys().size(); i++) {
            listing.keys().get(i).form().read(parts.get(i + 1), Instant.EPOCH).ifPresent(values::add);
        }
        return Optional.of(List.copyOf(values)).filter(all -> all.size() == listing.keys().size());
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        try {
            if (JsonText.read(Base64.getUrlDecoder().decode(text)) instanceof JsonText.Reading.Readable json) {
                json.tree().forEach(part -> parts.add(part.asText()));
            }
        } catch (IllegalArgumentException e) {
            // not Base64: no parts, so no cursor
        }
        return parts;
    }

    private static String print(Listing<?> listing, Map<String, String> filters) {
        var named = Canonical.NODES.objectNode().put("", listing.name());
        new TreeMap<>(filters).forEach(named::put);
        return Canonical.hash(named).substring(0, PRINT_CHARS);
    }
}
