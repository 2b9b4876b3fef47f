package io.attune.listing;

import io.attune.document.InOrder;
import java.util.List;
import java.util.Map;

/**
 * A part of a list that somebody asked for.
 *
 * @param texts the filters as they were written, by name
 * @param values the filters as values, by name
 * @param after values of the listing's keys behind which the page begins; empty for the first page
 */
public record Asked(Map<String, String> texts, Map<String, Object> values, List<Object> after, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public Asked {
        texts = InOrder.map(texts);
        values = InOrder.map(values);
        after = List.copyOf(after);
    }

    /** The first page, narrowed by nothing. */
    public static Asked everything(int limit) {
        return new Asked(Map.of(), Map.of(), List.of(), limit);
    }
}
