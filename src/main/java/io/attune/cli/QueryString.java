package io.attune.cli;

import io.attune.document.InOrder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameters of a request; as text {@code ?a=b&c=d}, or nothing. */
record QueryString(Map<String, String> values) {

    static final QueryString NONE = new QueryString(Map.of());

    QueryString {
        values = InOrder.map(values);
    }

    QueryString with(String name, Object value) {
        var more = new TreeMap<>(values);
        more.put(name, value.toString());
        return new QueryString(more);
    }

    /** Without a value it is left out. */
    QueryString with(String name, Optional<?> value) {
        return value.isPresent() ? with(name, value.get()) : this;
    }

    @Override
    public String toString() {
        return values.isEmpty() ? "" : new TreeMap<>(values).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
