package io.attune.sandbox.shop.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A field that can be searched: how values are compared, and which values a record has. */
record SearchField(SearchMatch match, Function<JsonNode, Stream<String>> values) {

    static SearchField of(SearchMatch match, String name) {
        return new SearchField(match, record -> Stream.ofNullable(record.path(name).asText(null))
                .filter(it -> !it.isEmpty()));
    }

    Predicate<JsonNode> filter(String comparator, SearchValue value) {
        if (value.isAnything()) {
            return record -> values.apply(record).findAny().isPresent();
        }
        var matches = match.matcher(comparator, value);
        return record -> values.apply(record).anyMatch(matches);
    }
}
